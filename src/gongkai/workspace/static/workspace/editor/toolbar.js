/* The toolbar: words instead of signs, one stop for Tab, arrows within, Alt+F10 or Escape from the text to it and Escape back. */
import { ask } from "./dialog.js";
import { hasClass, setClass } from "./schema.js";
import { back, look } from "./selecting.js";

const run = (command, ...values) => (editor) => { back(editor)[command](...values).run(); };
const mark = (label, name, command, title) => ({ label, title, on: (editor) => editor.isActive(name), does: run(command) });
const side = (label, name, title) => ({ label, title, on: (editor) => (name ? hasClass(editor, name) : false), does: (editor) => setClass(editor, name) });
const heading = (label, level) => ({ label, title: `${level - 1}级小标题`, on: (editor) => editor.isActive("heading", { level }), does: run("toggleHeading", { level }) });
const table = (label, command) => ({ label, can: (editor) => editor.can()[command](), why: "选中的格子不能这样做", does: run(command) });

async function link(editor) {
  const old = editor.getAttributes("link").href || "";
  if (editor.state.selection.empty && !old) { return; }
  const said = await ask("链接", { href: { label: "地址", input: { value: old, required: true, placeholder: "https://" } } }, "确定", "网页地址以 http:// 或 https:// 开头，邮箱写 mailto:，电话写 tel:。");
  if (!said) { editor.view.focus(); return; }
  const href = /^(https?:|mailto:|tel:|\/(?!\/))/i.test(said.href) ? said.href : `https://${said.href}`;
  back(editor).extendMarkRange("link").setLink({ href }).run();
}

async function newTable(editor) {
  const number = (label, value, max) => ({ label, input: { type: "number", min: 1, max, value, required: true } });
  const said = await ask("插入表格", { rows: number("行数（含表头）", 3, 100), cols: number("列数", 3, 30) }, "插入");
  if (!said) { editor.view.focus(); return; }
  back(editor).insertTable({ rows: Number(said.rows), cols: Number(said.cols), withHeaderRow: true }).run();
}

export function groups(acts) {
  return [
    { buttons: [{ label: "一键排版", title: "整理层次、缩进、表格、引号", does: acts.format, strong: true }] },
    { buttons: [{ label: "撤销", can: (editor) => editor.can().undo(), why: "没有可以撤销的", does: run("undo") }, { label: "重做", can: (editor) => editor.can().redo(), why: "没有可以重做的", does: run("redo") }] },
    { buttons: [mark("加粗", "bold", "toggleBold", "Ctrl+B"), mark("斜体", "italic", "toggleItalic", "Ctrl+I"), mark("下划线", "underline", "toggleUnderline", "Ctrl+U"), mark("上标", "superscript", "toggleSuperscript"), mark("下标", "subscript", "toggleSubscript")] },
    { buttons: [{ label: "正文", on: (editor) => editor.isActive("paragraph") && !hasClass(editor, "doc-title"), does: (editor) => { back(editor).setParagraph().run(); setClass(editor, null); } }, side("大标题", "doc-title", "文件的标题"), heading("标题一", 2), heading("标题二", 3), heading("标题三", 4)] },
    { buttons: [side("居左", null), side("居中", "ta-c"), side("居右", "ta-r"), side("顶格", "noindent", "首行不缩进")] },
    { buttons: [mark("项目符号", "bulletList", "toggleBulletList"), mark("编号", "orderedList", "toggleOrderedList", "自动编号；公文的一、（一）请直接写在文字里"), mark("引用", "blockquote", "toggleBlockquote")] },
    { buttons: [{ label: "链接", on: (editor) => editor.isActive("link"), can: (editor) => !editor.state.selection.empty || editor.isActive("link"), why: "先选中文字", does: link }, { label: "去链接", can: (editor) => editor.isActive("link"), why: "光标不在链接里", does: run("unsetLink") }, { label: "图片", does: acts.picture }, { label: "表格", can: (editor) => !editor.isActive("table"), why: "光标已在表格里", does: newTable }] },
    {
      when: (editor) => editor.isActive("table"),
      label: "表格",
      buttons: [table("上加行", "addRowBefore"), table("下加行", "addRowAfter"), table("左加列", "addColumnBefore"), table("右加列", "addColumnAfter"), table("删行", "deleteRow"), table("删列", "deleteColumn"), { ...table("合并单元格", "mergeCells"), why: "先选中几个格子：在格子末尾按 Shift+方向键" }, { ...table("拆分单元格", "splitCell"), why: "光标所在的格子没有合并过" }, table("表头行", "toggleHeaderRow"), table("删表格", "deleteTable")],
    },
  ];
}

export function toolbar(editor, label, acts) {
  const bar = document.createElement("div");
  bar.className = "rich-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", label);
  const rows = [];
  groups(acts).forEach((group) => {
    const box = document.createElement("div");
    box.className = "rich-group";
    box.setAttribute("role", "group");
    if (group.label) { box.setAttribute("aria-label", group.label); }
    group.buttons.forEach((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.textContent = one.label;
      if (one.title) { button.title = one.title; }
      if (one.strong) { button.className = "rich-first"; }
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") === "true") { acts.say([one.why]); return; }
        look();
        one.does(editor);
      });
      box.append(button);
      rows.push({ button, one, group, box });
    });
    bar.append(box);
  });

  const shown = () => rows.filter((row) => !row.box.hidden);
  const stop = (row) => { rows.forEach((other) => { other.button.tabIndex = other === row ? 0 : -1; }); };
  const go = (row) => { stop(row); row.button.focus(); };

  function draw() {
    rows.forEach((row) => {
      const { button, one, group, box } = row;
      box.hidden = Boolean(group.when && !group.when(editor));
      if (box.hidden) { return; }
      if (one.on) { button.setAttribute("aria-pressed", String(Boolean(one.on(editor)))); }
      const off = Boolean(one.can && !one.can(editor));
      button.setAttribute("aria-disabled", String(off));
      if (one.why) { button.title = off ? one.why : one.title || ""; }
    });
    if (!shown().some((row) => row.button.tabIndex === 0)) { stop(shown()[0]); }
  }

  bar.addEventListener("keydown", (event) => {
    const here = shown(), at = here.findIndex((row) => row.button === document.activeElement);
    const to = { ArrowRight: (at + 1) % here.length, ArrowLeft: (at - 1 + here.length) % here.length, Home: 0, End: here.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); go(here[to]); }
    if (event.key === "Escape") { event.preventDefault(); editor.view.focus(); }
  });
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.altKey && event.key === "F10")) {
      event.preventDefault();
      go(shown().find((row) => row.button.tabIndex === 0) || shown()[0]);
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); link(editor); }
  });
  editor.on("transaction", draw);
  draw();
  return bar;
}
