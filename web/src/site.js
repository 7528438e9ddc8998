// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Every page: our look, and the mends of the theme.
import { mendTheme } from './mends.js';
import './site.css';
import './dictionary.css';

mendTheme();
