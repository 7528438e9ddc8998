// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Vega, cut to what the book's charts use: the transforms that Vega-Lite compiles to, without force layouts, trees,
// word clouds, contours and the like, which a page would load for nothing. A specification that asks for one of them
// fails when it is parsed, by name; a test draws every compiled chart with this very module.
import { transforms } from 'vega-dataflow';
import * as encode from 'vega-encode';
import geojson from 'vega-geo/src/GeoJSON.js';
import geopath from 'vega-geo/src/GeoPath.js';
import geopoint from 'vega-geo/src/GeoPoint.js';
import geoshape from './geoshape.js';
import './renderer.js';
import projection from 'vega-geo/src/Projection.js';
import * as transform from 'vega-transforms';
import * as viewTransform from 'vega-view-transforms';

Object.assign(transforms, transform, viewTransform, encode, { geojson, geopath, geopoint, geoshape, projection });

export { changeset } from 'vega-dataflow';
export { defaultLocale } from 'vega-format';
export { parse } from 'vega-parser';
export { View } from 'vega-view';
