// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Stock views that would write markup or load addresses, made to do neither; and a word for what is not here.
import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { setMarkup } from './markup.js';

// HTML and HTMLMath write their value as innerHTML; both may hold formulas here, as they do in an output.
const withMarkup = (View) =>
  class extends View {
    // not super's, which writes the value as it is
    update() {
      this.drawn = setMarkup(this.content, this.model.get('value')).catch(console.error);
    }
  };

// Image, Audio and Video take bytes, or an address that the browser would load from anywhere.
const withBytes = (View, what) =>
  class extends View {
    update() {
      if (this.model.get('format') !== 'url') return super.update();
      const said = `This page loads nothing from elsewhere: give the ${what} as bytes.`;
      this.el.alt = said;
      this.el.title = said;
      return undefined;
    }
  };

// A file chosen while there is no Python would be lost when the live button takes the painted one's place.
const whenLive = (View) =>
  class extends View {
    update() {
      super.update();
      if (this.model.widget_manager.wire.worker) return;
      this.el.disabled = true;
      this.el.append(': once the model runs');
    }
  };

export function safeViews(controls) {
  return {
    HTMLView: withMarkup(controls.HTMLView),
    HTMLMathView: withMarkup(controls.HTMLMathView),
    ImageView: withBytes(controls.ImageView, 'picture'),
    AudioView: withBytes(controls.AudioView, 'sound'),
    FileUploadView: whenLive(controls.FileUploadView),
    VideoView: withBytes(controls.VideoView, 'film'),
  };
}

// Stands for a widget that a page does not have: says so where it would have been, and names it.
export function missing(name, module) {
  if (/Model$/.test(name)) return DOMWidgetModel;
  return class extends DOMWidgetView {
    render() {
      super.render();
      this.el.className = 'oms-missing';
      const kind = (this.model.get('_model_name') ?? name).replace(/(Model|View)$/, '');
      const said = `This page cannot show the widget ${kind} of ${module}.`;
      this.el.textContent = `${said} Open the notebook in JupyterLab to use it.`;
    }

    updateTooltip() {}
  };
}
