// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Mends of accessibility faults in stock parts: all of them here, each with its reason. First the theme's, which
// site.js applies to every page; then those of ipywidgets, which manager.js builds into its views.
import { mendTables, reach } from './tables.js';

// The theme gives these an aria-label that leaves out the words on them; the words themselves are the better name.
function speakVisibleNames() {
  for (const element of document.querySelectorAll('.search-button__button[aria-label], summary[aria-label]')) {
    element.removeAttribute('aria-label');
  }
}

// The sidebar's fold-out arrows are summaries with an icon and no name.
function nameFolds() {
  for (const summary of document.querySelectorAll('summary:has(> .toctree-toggle)')) {
    const chapter = summary.closest('li')?.querySelector('a')?.textContent.trim() ?? 'chapter';
    summary.setAttribute('aria-label', `Sections of ${chapter}`);
  }
}

// docutils marks bibliographies with a role that ARIA has since retired, in a list that may not hold them.
function plainBibliography() {
  for (const entry of document.querySelectorAll('[role="doc-biblioentry"], .citation-list[role]')) {
    entry.removeAttribute('role');
  }
}

const SCROLLERS = ':is(pre, .pst-scrollable-table-container, mjx-container[display])';

// Wide tables, code and formulas scroll by themselves and could not be reached by keyboard.
function reachScrollers() {
  for (const box of document.querySelectorAll(`.bd-article ${SCROLLERS}`)) reach(box);
}

// pandas' tables, as the build wrote them: headers without scope, too wide for a phone.
function mendOutputs() {
  for (const output of document.querySelectorAll('.bd-article .cell_output .text_html, .oms-plain')) mendTables(output);
}

export function mendTheme() {
  speakVisibleNames();
  plainBibliography();
  nameFolds();
  reachScrollers();
  mendOutputs();
}

let count = 0;
function idOf(element) {
  element.id ||= `oms-name-${(count += 1)}`;
  return element.id;
}

// Sets an attribute if it is not so already: most are set again at every move of a slider.
function set(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

// Names an element by its widget's label; without one by what it is, which is better than nothing.
function nameBy(label, element, extra, fallback = 'Value') {
  const isLabeled = Boolean(label?.textContent.trim());
  if (extra || !isLabeled) set(element, 'aria-label', extra || fallback);
  if (isLabeled) set(element, 'aria-labelledby', [label, ...(extra ? [element] : [])].map(idOf).join(' '));
  else element.removeAttribute('aria-labelledby');
}

function pressed(button, isPressed) {
  set(button, 'aria-pressed', isPressed);
}

// Enter and the space bar do what a click does.
function clickable(element, role) {
  element.setAttribute('role', role);
  element.tabIndex = 0;
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    element.click();
  });
}

// A view whose rendering and updates are followed by more. Stock views update within render, too, before all is
// there.
const after = (View, mend) =>
  class extends View {
    render() {
      super.render();
      mend(this);
      this.omsReady = true;
    }

    update(options) {
      super.update(options);
      if (this.omsReady) mend(this);
    }
  };

// Handles have role=slider and no name, and say a bare number, at a log slider the exponent, at a selection the
// index; the readout beside them can be typed into and has neither role nor name.
const slider = (View) =>
  class extends after(View, (view) => view.name()) {
    name() {
      const handles = [...this.$slider.querySelectorAll('.noUi-handle')];
      const ends = handles.length > 1 ? ['from', 'to'] : [''];
      handles.forEach((handle, i) => {
        nameBy(this.label, handle, ends[i]);
        set(handle, 'aria-disabled', Boolean(this.model.get('disabled')));
      });
      if (this.readout.contentEditable !== 'true') return void this.readout.removeAttribute('role');
      set(this.readout, 'role', 'textbox');
      return nameBy(this.label, this.readout, 'value');
    }

    createSlider() {
      super.createSlider();
      const handles = [...this.$slider.querySelectorAll('.noUi-handle')];
      const say = () => this.spoken().forEach((text, i) => set(handles[i], 'aria-valuetext', text));
      this.$slider.noUiSlider.on('update', say);
      say();
    }

    spoken() {
      const values = [this.$slider.noUiSlider.get()].flat().map(Number);
      const { readout_formatter: format } = this.model;
      const labels = this.model.get('_options_labels');
      if (labels) return values.map((value) => labels[Math.round(value)] ?? '');
      return values.map((value) => format(this.logCalc ? this.model.get('base') ** value : value));
    }
  };

// Without a common name the radio buttons are one group each: arrow keys do not move among them.
function groupRadios(view) {
  view.container.setAttribute('role', 'radiogroup');
  nameBy(view.label, view.container);
  for (const radio of view.container.querySelectorAll('input')) radio.name = idOf(view.container);
}

// The button that is on differs by its color alone.
function groupToggles(view) {
  view.buttongroup.setAttribute('role', 'group');
  nameBy(view.label, view.buttongroup);
  for (const button of view.buttongroup.children) pressed(button, button.classList.contains('mod-active'));
}

// A missing tooltip is written as the word "null".
function dropNull(view) {
  if (view.el.title === 'null') view.el.removeAttribute('title');
}

function toggle(view) {
  pressed(view.el, view.model.get('value'));
  dropNull(view);
}

// A tick and a cross, drawn by a font, for eyes only.
function sayValid(view) {
  view.icon.setAttribute('role', 'img');
  view.icon.setAttribute('aria-label', view.model.get('value') ? 'valid' : 'not valid');
}

// A colored bar with no role, name or value.
function sayProgress(view) {
  const { progress, model } = view;
  progress.setAttribute('role', 'progressbar');
  nameBy(view.label, progress, '', 'Progress');
  for (const [trait, attribute] of [['value', 'now'], ['min', 'min'], ['max', 'max']]) {
    progress.setAttribute(`aria-value${attribute}`, model.get(trait));
  }
}

// Three buttons with icons and no names.
function namePlay(view) {
  view.playPauseButton.setAttribute('aria-label', view.model.get('playing') ? 'Pause' : 'Play');
  view.stopButton.setAttribute('aria-label', 'Stop and go back to the start');
  view.repeatButton.setAttribute('aria-label', 'Repeat');
  pressed(view.repeatButton, view.model.get('repeat'));
}

// The color field beside the text field has no label.
function nameColor(view) {
  nameBy(view.label, view._colorpicker, 'choose a color');
}

// No text alternative, and no trait for one. The picture passes for decoration; the text beside it must tell.
function describePicture(view) {
  if (view.model.get('format') !== 'url') view.el.alt = view.model.get('tooltip') ?? '';
}

// Tabs are announced; what they show does not say which of them it belongs to.
function nameTabs(view) {
  const { tabBar, widgets } = view.luminoWidget;
  [...widgets].forEach((widget, i) => {
    const tab = tabBar.contentNode.children[i];
    widget.node.setAttribute('role', 'tabpanel');
    if (tab) nameBy(tab, widget.node);
  });
}

// An accordion's headers are boxes that only a pointer opens.
function mendHeader(collapse) {
  const [header, contents] = collapse.node.children;
  if (header.hasAttribute('role')) return;
  const say = () => header.setAttribute('aria-expanded', String(!collapse.collapsed));
  clickable(header, 'button');
  header.setAttribute('aria-controls', idOf(contents));
  contents.setAttribute('role', 'region');
  contents.setAttribute('aria-labelledby', idOf(header));
  collapse.collapseChanged.connect(say);
  say();
}

const accordion = (View) =>
  class extends View {
    async add_child_view(model, index) {
      const view = await super.add_child_view(model, index);
      this.luminoWidget.collapseWidgets.forEach(mendHeader);
      return view;
    }
  };

const tab = (View) =>
  class extends after(View, (view) => requestAnimationFrame(() => nameTabs(view))) {
    async addChildView(model, index) {
      const view = await super.addChildView(model, index);
      requestAnimationFrame(() => this.luminoWidget && nameTabs(this)); // the bar is drawn with the next frame
      return view;
    }
  };

// The field for a new tag hides as soon as there is one, and then only a pointer finds it; so do the crosses that
// remove a tag, which answer to the press of a mouse alone.
const tags = (View) =>
  class extends after(View, (view) => view.mend()) {
    mend() {
      this.taginputWrapper.style.display = 'inline-block';
      this.taginput.setAttribute('aria-label', 'Add');
      this.tags.forEach((element, i) => this.mendCross(element, i));
    }

    mendCross(element, index) {
      const cross = element.querySelector('.jupyter-widget-tag-close');
      clickable(cross, 'button');
      cross.setAttribute('aria-label', `Remove ${element.textContent.trim() || this.model.get('value')[index]}`);
      cross.onclick = (event) => {
        event.stopPropagation();
        this.removeTag(index);
        this.focus();
      };
      cross.onmousedown = null;
    }

    loseFocus() {
      super.loseFocus();
      this.taginputWrapper.style.display = 'inline-block';
    }
  };

// Views by their exported names -> the mended ones.
export function mendViews(controls) {
  const mended = { ...controls };
  const mend = (change, ...names) => names.forEach((name) => (mended[name] = change(mended[name])));
  const follow = (change) => (View) => after(View, change);
  mend(slider, 'IntSliderView', 'FloatSliderView', 'FloatLogSliderView', 'SelectionSliderView');
  mend(slider, 'IntRangeSliderView', 'FloatRangeSliderView', 'SelectionRangeSliderView');
  mend(follow(groupRadios), 'RadioButtonsView');
  mend(follow(groupToggles), 'ToggleButtonsView');
  mend(follow(toggle), 'ToggleButtonView');
  mend(follow(dropNull), 'FileUploadView');
  mend(follow(sayValid), 'ValidView');
  mend(follow(sayProgress), 'ProgressView');
  mend(follow(namePlay), 'PlayView');
  mend(follow(nameColor), 'ColorPickerView');
  mend(follow(describePicture), 'ImageView');
  mend(tags, 'TagsInputView', 'ColorsInputView', 'FloatsInputView', 'IntsInputView');
  mend(accordion, 'AccordionView');
  mend(tab, 'TabView');
  return mended;
}

// A widget with no description (a picture, a box) is not drawn if it has a tooltip: an error. And a label whose
// widget has none gets the tooltip "null".
export function mendTooltips({ DOMWidgetView }, { DescriptionView }) {
  DOMWidgetView.prototype.updateTooltip = function updateTooltip() {
    const title = this.model.get('tooltip');
    if (title && !this.model.get('description')) this.el.title = title;
    else this.el.removeAttribute('title');
  };
  DescriptionView.prototype.updateTooltip = function updateTooltip() {
    if (this.label) this.label.title = this.model.get('tooltip') ?? '';
  };
}
