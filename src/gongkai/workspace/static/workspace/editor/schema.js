/* What a text may hold: the elements and classes of the server's cleaner (text/html.py), nothing else. */
import { Blockquote, Bold, BulletList, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, History, HorizontalRule, Image, Italic, Link, ListItem, NoSpellCheck, OrderedList, Paragraph, Subscript, Superscript, Table, TableCell, TableHeader, TableRow, Text, Underline } from "../../django_prose_editor/editor.js";

const CLASSES = ["ta-c", "ta-r", "noindent", "lv1", "lv2", "lv3", "lv4", "doc-title", "doc-no", "fn", "img-missing"];
const WITH_CLASS = ["paragraph", "heading", "tableCell", "tableHeader"];

const DocClass = Extension.create({
  name: "docClass",
  addGlobalAttributes() {
    return [{
      types: WITH_CLASS,
      attributes: {
        class: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => CLASSES.filter((name) => element.classList.contains(name)).join(" ") || null,
          renderHTML: (attributes) => (attributes.class ? { class: attributes.class } : {}),
        },
      },
    }];
  },
});

function span(name, most) {
  return {
    default: 1,
    parseHTML: (element) => Math.min(Math.max(parseInt(element.getAttribute(name), 10) || 1, 1), most),
    renderHTML: (attributes) => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
  };
}

const spans = { addAttributes() { return { colspan: span("colspan", 60), rowspan: span("rowspan", 500), colwidth: { default: null, rendered: false, parseHTML: () => null } }; } };

/* No rules of pasting: they make one link of a whole Chinese sentence before an address. */
const PlainLink = Link.extend({ addPasteRules() { return []; }, addKeyboardShortcuts() { return {}; } });

export function extensions(more) {
  return [
    Document, Paragraph, Text, Bold, Italic, Underline, Subscript, Superscript, Heading.configure({ levels: [2, 3, 4, 5] }),
    BulletList, OrderedList.configure({ enableListAttributes: false }), ListItem, Blockquote, HardBreak, HorizontalRule,
    PlainLink.configure({ openOnClick: false, autolink: false, linkOnPaste: false, enableTarget: false, protocols: ["http", "https", "mailto", "tel"], HTMLAttributes: { target: null, rel: null, class: null } }),
    Table.configure({ resizable: false }), TableRow, TableCell.extend(spans), TableHeader.extend(spans),
    Image.configure({ inline: true, allowBase64: false }), History, Gapcursor, Dropcursor, NoSpellCheck, DocClass, ...more,
  ];
}

/* The class of alignment and kind on all blocks (or cells) that are selected. */
export function setClass(editor, name) {
  const { from, to, ranges } = editor.state.selection;
  const transaction = editor.state.tr;
  const cells = ranges.length > 1 || editor.state.selection.constructor.name === "CellSelection";
  ranges.forEach((range) => {
    editor.state.doc.nodesBetween(cells ? range.$from.pos : from, cells ? range.$to.pos : to, (node, place) => {
      if (!WITH_CLASS.includes(node.type.name)) { return true; }
      const cell = node.type.name.startsWith("table");
      if (cell && !cells) { return true; }
      transaction.setNodeMarkup(place, undefined, { ...node.attrs, class: name });
      return !cell;
    });
  });
  editor.view.dispatch(transaction);
  editor.view.focus();
}

export function hasClass(editor, name) {
  return WITH_CLASS.some((type) => editor.isActive(type, { class: name }));
}
