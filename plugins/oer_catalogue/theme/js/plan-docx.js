/* A plan as a Word file (Office Open XML, ISO/IEC 29500-1 transitional): OerDocx.outline(plan, wish, data) → OerDocx.files(outline) → path: text.
   Real headings, tables with header rows, language and direction: what a screen reader, LibreOffice and Word need. No date, so the same plan gives the same bytes. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  // Names of vocabularies. They look like addresses, but nobody asks for them.
  const vocabulary = (...parts) => ["http:", "", ...parts].join("/");
  const W = vocabulary("schemas.openxmlformats.org", "wordprocessingml", "2006", "main");
  const R = vocabulary("schemas.openxmlformats.org", "officeDocument", "2006", "relationships");
  const PACKAGE = vocabulary("schemas.openxmlformats.org", "package", "2006", "");
  const DC = vocabulary("purl.org", "dc", "elements", "1.1", "");
  const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const WIDTHS = [1150, 1300, 3900, 1650, 1638]; // twentieths of a point; together the text width of A4 with margins of 20 mm
  const WIDTH = WIDTHS.reduce((all, each) => all + each, 0);

  /* What the document says, as plain values. */
  function outline(plan, wish, data) {
    const view = oer.planView;
    const w = view.words(data);
    const between = wish.mode === "between";
    const speeds = {};
    Object.keys(plan.bandwidth).forEach((key) => { speeds[key] = w.speed(plan.bandwidth[key]); });
    return {
      locale: data.locale,
      rtl: document.documentElement.dir === "rtl",
      title: data.title || document.title,
      url: data.url || "",
      summary: view.summary(plan, wish, data),
      findings: [w.say("planner.findings"), view.findings(plan.findings, w)],
      head: [between ? "planner.column.day" : "guide.column.start", "guide.column.minutes", "guide.column.step", "guide.column.how", "kit.column.keep"].map((key) => w.say(key)),
      late: w.say("planner.checkpoints"),
      meetings: plan.meetings.map((meeting) => ({
        title: w.say(between ? "planner.round" : "planner.meeting", { n: meeting.number }) + ": " + meeting.sessions.map((id) => data.sessions[id] || id).join(w.say("module.list")),
        time: w.time(meeting.minutes),
        rows: meeting.steps.map((step) => row(step, between, data, w)),
        late: meeting.checkpoints.map((point) => view.checkpoint(point, meeting, w)),
      })),
      facts: [
        [w.say("planner.left_out"), plan.left_out.length ? plan.left_out.map((one) => w.say("plan.left_out." + one.because, { step: w.quoted([one.id]), minutes: one.minutes })) : [w.say("planner.all_in")]],
        [w.say("planner.leaders"), plan.facilitators.map((role) => w.say("plan.role." + role))],
        [w.say("planner.bring"), plan.materials.map(([id, number]) => (number ? number + " × " : "") + (data.materials[id] || id))],
        [w.say("planner.internet"), plan.bandwidth.cameras ? [w.say("planner.line", speeds)] : []],
      ].filter(([, lines]) => lines.length),
    };
  }

  function row(step, between, data, w) {
    const facts = data.rows[step.id];
    const phase = facts ? facts.phase : "break";
    const activity = data.activities.get(step.id);
    const day = w.say(step.closes > step.opens ? "plan.days" : "plan.day", { n: step.opens + 1, first: step.opens + 1, last: step.closes + 1 });
    const part = step.parts > 1 ? " (" + w.say("plan.part", { n: step.part, total: step.parts }) + ")" : "";
    return [
      between ? day : oer.planView.clock(step.start),
      w.say("module.duration.minutes", { minutes: step.minutes }),
      w.say("guide.phase." + phase) + (step.id ? ": " + w.title(step.id) + part : ""),
      facts && phase !== "break" ? w.say("guide.grouping." + facts.grouping) : "",
      step.kind === "content" && activity ? w.say("guide.priority." + activity.priority) : "",
    ];
  }

  // XML 1.0 knows no other control characters, and no half of a pair.
  const text = (value) => String(value)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

  /* Paragraphs and tables of one document; right-to-left is said at each of them, as Word wants it. */
  function pen(rtl) {
    const run = (words, bold) => "<w:r><w:rPr>" + (bold ? "<w:b/><w:bCs/>" : "") + (rtl ? "<w:rtl/>" : "") + '</w:rPr><w:t xml:space="preserve">' + text(words) + "</w:t></w:r>";
    const paragraph = (style, content) => "<w:p><w:pPr>" + (style ? '<w:pStyle w:val="' + style + '"/>' : "") + (rtl ? "<w:bidi/>" : "") + "</w:pPr>" + content + "</w:p>";
    const cell = (width, words, bold) => '<w:tc><w:tcPr><w:tcW w:w="' + width + '" w:type="dxa"/></w:tcPr>' + paragraph("Cell", run(words, bold)) + "</w:tc>";
    const tableRow = (cells, head) => "<w:tr><w:trPr><w:cantSplit/>" + (head ? "<w:tblHeader/>" : "") + "</w:trPr>" + cells.map((words, i) => cell(WIDTHS[i], words, head || i === 2)).join("") + "</w:tr>";
    const table = (name, head, rows) => '<w:tbl><w:tblPr><w:tblStyle w:val="Plan"/>' + (rtl ? "<w:bidiVisual/>" : "") + '<w:tblW w:w="' + WIDTH + '" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="' + text(name) + '"/></w:tblPr><w:tblGrid>' +
      WIDTHS.map((width) => '<w:gridCol w:w="' + width + '"/>').join("") + "</w:tblGrid>" + tableRow(head, true) + rows.map((cells) => tableRow(cells, false)).join("") + "</w:tbl>";
    const link = (words) => '<w:hyperlink r:id="rIdLink" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>' + text(words) + "</w:t></w:r></w:hyperlink>";
    const bullets = (lines) => lines.map((line) => paragraph("ListBullet", run(line))).join("");
    return { run, paragraph, table, link, bullets };
  }

  function body(o) {
    const p = pen(o.rtl);
    const parts = [p.paragraph("Title", p.run(o.title)), p.paragraph("Subtitle", p.run(o.summary))];
    if (o.url) parts.push(p.paragraph("", p.link(o.url)));
    if (o.findings[1].length) parts.push(p.paragraph("Heading1", p.run(o.findings[0])), p.bullets(o.findings[1]));
    o.meetings.forEach((meeting) => {
      parts.push(p.paragraph("Heading1", p.run(meeting.title)), p.paragraph("Time", p.run(meeting.time)), p.table(meeting.title, o.head, meeting.rows));
      if (meeting.late.length) parts.push(p.paragraph("Heading2", p.run(o.late)), p.bullets(meeting.late));
    });
    o.facts.forEach(([head, lines]) => parts.push(p.paragraph("Heading1", p.run(head)), p.bullets(lines)));
    return HEAD + '<w:document xmlns:w="' + W + '" xmlns:r="' + R + '"><w:body>' + parts.join("") +
      '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>' + (o.rtl ? "<w:bidi/>" : "") + "</w:sectPr></w:body></w:document>";
  }

  function style(id, name, kind, more, paragraph, run) {
    return '<w:style w:type="' + kind + '" w:styleId="' + id + '"' + (id === "Normal" ? ' w:default="1"' : "") + '><w:name w:val="' + name + '"/>' + more + "<w:qFormat/>" +
      (paragraph ? "<w:pPr>" + paragraph + "</w:pPr>" : "") + (run ? "<w:rPr>" + run + "</w:rPr>" : "") + "</w:style>";
  }

  const size = (half) => '<w:sz w:val="' + half + '"/><w:szCs w:val="' + half + '"/>';
  const based = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>';

  function styles(o) {
    const own = o.rtl ? "" : ' w:val="' + text(o.locale) + '" w:eastAsia="' + text(o.locale) + '"';
    const lang = "<w:lang" + own + (o.rtl ? ' w:bidi="' + text(o.locale) + '"' : "") + "/>";
    const bold = "<w:b/><w:bCs/>";
    return HEAD + '<w:styles xmlns:w="' + W + '"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>' + size(21) + lang +
      '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      style("Normal", "Normal", "paragraph", "", "", "") +
      style("Title", "Title", "paragraph", based, '<w:keepNext/><w:spacing w:after="60"/>', bold + '<w:color w:val="0B5A66"/>' + size(40)) +
      style("Subtitle", "Subtitle", "paragraph", based, '<w:spacing w:after="160"/>', '<w:color w:val="4B5B60"/>' + size(24)) +
      style("Heading1", "heading 1", "paragraph", based, '<w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="0"/>', bold + '<w:color w:val="0B5A66"/>' + size(28)) +
      style("Heading2", "heading 2", "paragraph", based, '<w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>', bold + size(23)) +
      style("Time", "Time", "paragraph", based, "<w:keepNext/>", '<w:color w:val="4B5B60"/>') +
      style("Cell", "Cell", "paragraph", '<w:basedOn w:val="Normal"/>', '<w:spacing w:before="40" w:after="40"/>', size(20)) +
      style("ListBullet", "List Bullet", "paragraph", '<w:basedOn w:val="Normal"/>', '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>', "") +
      style("Footer", "footer", "paragraph", '<w:basedOn w:val="Normal"/>', '<w:jc w:val="center"/>', size(18)) +
      style("Hyperlink", "Hyperlink", "character", "", "", '<w:color w:val="0B5A66"/><w:u w:val="single"/>') +
      '<w:style w:type="table" w:styleId="Plan"><w:name w:val="Plan"/><w:tblPr><w:tblBorders>' +
      ["top", "bottom", "insideH"].map((side) => "<w:" + side + ' w:val="single" w:sz="4" w:space="0" w:color="999999"/>').join("") +
      '</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>';
  }

  const relations = (list) => HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships">' +
    list.map(([id, type, target, outside]) => '<Relationship Id="' + id + '" Type="' + type + '" Target="' + text(target) + '"' + (outside ? ' TargetMode="External"' : "") + "/>").join("") + "</Relationships>";

  function files(o) {
    const inside = [["rIdStyles", R + "/styles", "styles.xml"], ["rIdList", R + "/numbering", "numbering.xml"], ["rIdFooter", R + "/footer", "footer1.xml"]];
    if (o.url) inside.push(["rIdLink", R + "/hyperlink", o.url, true]);
    const part = (name, kind) => '<Override PartName="/word/' + name + '.xml" ContentType="' + TYPES + kind + '+xml"/>';
    const field = (code) => '<w:fldSimple w:instr="' + code + '"><w:r><w:t>1</w:t></w:r></w:fldSimple>';
    return {
      "[Content_Types].xml": HEAD + '<Types xmlns="' + PACKAGE + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
        part("document", "document.main") + part("styles", "styles") + part("numbering", "numbering") + part("footer1", "footer") +
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
      "_rels/.rels": relations([["rId1", R + "/officeDocument", "word/document.xml"], ["rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"]]),
      "docProps/core.xml": HEAD + '<cp:coreProperties xmlns:cp="' + PACKAGE + 'metadata/core-properties" xmlns:dc="' + DC + '"><dc:title>' + text(o.title) + "</dc:title><dc:language>" + text(o.locale) + "</dc:language></cp:coreProperties>",
      "word/document.xml": body(o),
      "word/styles.xml": styles(o),
      "word/numbering.xml": HEAD + '<w:numbering xmlns:w="' + W + '"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="start"/><w:pPr><w:ind w:start="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
      "word/footer1.xml": HEAD + '<w:ftr xmlns:w="' + W + '"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>' + field("PAGE") + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" + field("NUMPAGES") + "</w:p></w:ftr>",
      "word/_rels/document.xml.rels": relations(inside),
    };
  }

  window.OerDocx = { outline, files, type: TYPES.replace(/\.$/, "") + ".document" };
})();
