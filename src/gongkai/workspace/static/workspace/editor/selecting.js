/* The browser tells of a moved selection a frame after it moved, and of none that was left meanwhile: whoever types fast would have
   the next key or button act on words that are no longer chosen. So the editor is made to look before every key and every button. */
import { Extension, Plugin } from "../../django_prose_editor/editor.js";

export function look() { document.dispatchEvent(new Event("selectionchange")); }

/* The text has the keys at once, not with the next frame: a key in between would press the button again. */
export function back(editor) {
  look();
  const away = !editor.view.hasFocus();
  if (away) { editor.view.focus(); }
  const chain = editor.chain().focus();
  return away ? chain.scrollIntoView() : chain;
}

/* What comes later from the server goes where it was asked for; where something was written meanwhile, to the caret, over nothing. */
export function keepPlace(editor) {
  look();
  const { doc, selection } = editor.state;
  return () => {
    look();
    const { state, view } = editor;
    if (state.doc === doc) { view.dispatch(state.tr.setSelection(selection)); } else { editor.commands.setTextSelection(state.selection.to); }
  };
}

export const selecting = Extension.create({
  name: "selecting",
  priority: 1000,
  addProseMirrorPlugins() {
    let pressed = false;
    return [new Plugin({
      props: {
        handleDOMEvents: {
          mousedown: () => { pressed = true; return false; },
          mouseup: () => { pressed = false; return false; },
          /* The library would put the selection right 20 ms later, undoing what keys did meanwhile: so it is put right now. */
          focus: (view) => {
            if (view.focused) { return false; }
            view.focused = true;
            view.dom.classList.add("ProseMirror-focused");
            if (!pressed) { view.focus(); }
            pressed = false;
            return false;
          },
          keydown: (_view, event) => {
            if (event.isComposing || event.keyCode === 229) { return false; }
            look();
            if (/^(Arrow|Home|End|Page)/.test(event.key)) { setTimeout(look, 0); }
            return false;
          },
        },
      },
    })];
  },
});
