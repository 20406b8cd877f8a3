/* What is pasted goes to the server first, before anything here has parsed it, and comes back clean, with what was left out. */
import { Extension, Plugin } from "../../django_prose_editor/editor.js";
import { keepPlace } from "./selecting.js";

const PICTURES = /^image\/(png|jpeg|gif|webp)$/;

function inTable(view) {
  const { $from } = view.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) { if ($from.node(depth).type.name === "table") { return true; } }
  return false;
}

/* A first block with a class would lose it to the paragraph that it is pasted into: then it is a slice that is closed. */
function wrapped(view, html) {
  const plain = /^<p>(?:(?!<\/p>).)*<\/p>$/s.test(html) || !/^\s*<(p|h[2-5]|ul|ol|table|blockquote|figure|hr)\b/.test(html);
  return plain || inTable(view) ? html : `<div data-pm-slice="0 0 []">${html}</div>`;
}

export function pasting(acts) {
  let ours = false;

  function insert(view, html, text) {
    ours = true;
    try { if (html) { view.pasteHTML(wrapped(view, html)); } else if (text) { view.pasteText(text); } } finally { ours = false; }
  }

  function take(editor, event, data) {
    if (ours || !data) { return false; }
    const html = data.getData("text/html"), text = data.getData("text/plain");
    const pictures = Array.from(data.files || []).filter((file) => PICTURES.test(file.type));
    if (html.includes("data-pm-slice")) { return false; }
    if (pictures.length && !html.replace(/<[^>]*>/g, "").trim()) {
      event.preventDefault();
      pictures.forEach((file) => acts.upload(file));
      return true;
    }
    if (!html) { return false; }
    event.preventDefault();
    const { view } = editor, there = keepPlace(editor);
    acts.clean(html).then((said) => {
      there();
      insert(view, said.html, "");
      acts.say(said.notes);
    }).catch(() => {
      there();
      insert(view, "", text);
      acts.say(["没有清理成，只粘贴了文字"]);
    });
    return true;
  }

  return Extension.create({
    name: "pasting",
    addProseMirrorPlugins() {
      const { editor } = this;
      return [new Plugin({
        props: {
          handleDOMEvents: {
            paste: (_view, event) => take(editor, event, event.clipboardData),
            drop: (view, event) => {
              const data = event.dataTransfer;
              if (!data || view.dragging) { return false; }
              if (data.files.length && !Array.from(data.files).every((file) => PICTURES.test(file.type))) { return false; }
              event.stopPropagation();
              return take(editor, event, data);
            },
          },
        },
      })];
    },
  });
}
