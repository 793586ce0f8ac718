/* Lithuanian: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, lithuanian_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
(function () {
"use strict";
let current, cursor, limit, limit_backward, bra, ket;
function table(texts, results, methods) {
  const found = new Map(), sizes = new Set();
  texts.split(" ").forEach((text, i) => {
    found.set(text, [typeof results === "number" ? results : results[i], methods && methods[i]]);
    sizes.add(text.length);
  });
  return { found, sizes: Array.from(sizes).sort((a, b) => b - a) };
}
function entry(table, part, moved) {
  const from = cursor;
  for (const size of table.sizes) {
    const known = table.found.get(part(from, size));
    if (!known) continue;
    cursor = from + moved * size;
    if (!known[1]) return known[0];
    if (known[1]()) {
      cursor = from + moved * size;
      return known[0];
    }
  }
  return 0;
}
const find_among = (table) => entry(table, (from, size) => (from + size <= limit ? current.slice(from, from + size) : null), 1);
const find_among_b = (table) => entry(table, (to, size) => (to - size >= limit_backward ? current.slice(to - size, to) : null), -1);
const next = (set) => set.includes(current[cursor]), before = (set) => set.includes(current[cursor - 1]);
const in_grouping = (set) => cursor < limit && next(set) && ++cursor > 0;
const out_grouping = (set) => cursor < limit && !next(set) && ++cursor > 0;
const in_grouping_b = (set) => cursor > limit_backward && before(set) && cursor-- > 0;
const out_grouping_b = (set) => cursor > limit_backward && !before(set) && cursor-- > 0;
function go_in_grouping(set) {
  while (cursor < limit && next(set)) cursor++;
  return cursor < limit;
}
function go_out_grouping(set) {
  while (cursor < limit && !next(set)) cursor++;
  return cursor < limit;
}
function go_in_grouping_b(set) {
  while (cursor > limit_backward && before(set)) cursor--;
  return cursor > limit_backward;
}
function go_out_grouping_b(set) {
  while (cursor > limit_backward && !before(set)) cursor--;
  return cursor > limit_backward;
}
function eq_s(text) {
  const same = cursor + text.length <= limit && current.startsWith(text, cursor);
  if (same) cursor += text.length;
  return same;
}
function eq_s_b(text) {
  const same = cursor - text.length >= limit_backward && current.endsWith(text, cursor);
  if (same) cursor -= text.length;
  return same;
}
function replace_s(from, to, text) {
  const more = text.length - (to - from);
  current = current.slice(0, from) + text + current.slice(to);
  limit += more;
  if (cursor >= to) cursor += more;
  else if (cursor > from) cursor = from;
  return more;
}
function slice_from(text) {
  replace_s(bra, ket, text);
  ket = bra + text.length;
}
const slice_del = () => slice_from("");
function insert(from, to, text) {
  const more = replace_s(from, to, text);
  if (from <= bra) bra += more;
  if (from <= ket) ket += more;
}
const slice_to = () => current.slice(bra, ket);
const g_v = "aeiouyąėęįūų";
let I_p1 = 0;
const a_0 = table("a ia osna iosna uosna iuosna ysna ėsna e ie enie oje ioje uje iuje yje enyje ėje ame iame sime ome ėme tumėme ose iose uose iuose yse enyse ėse ate iate ite kite site ote tute ėte tumėte i ai iai ei tumei ki imi umi iumi si asi iasi esi iesi siesi isi aisi eisi tumeisi uisi osi ėjosi uosi iuosi siuosi usi ausi čiausi ąsi ėsi ųsi tųsi ti enti inti oti ioti uoti iuoti auti iauti yti ėti telėti inėti terėti ui iui eniui oj ėj k am iam iem im sim om tum ėm tumėm an on ion un iun ėn o io enio ėjo uo s as ias es ies is ais iais tumeis imis enimis omis iomis umis ėmis enis asis ysis ams iams iems ims enims oms ioms ums ėms ens os ios uos iuos us aus iaus ius ys enys ąs iąs ės amės iamės imės kimės simės omės ėmės tumėmės atės iatės sitės otės ėtės tumėtės įs ūs tųs at iat it sit ot ėt tumėt u au iau čiau iu eniu siu y ą ią ė ę į enį ų ių", -1);
const a_1 = table("ing aj iaj iej oj ioj uoj iuoj auj ąj iąj ėj ųj iųj ok iok iuk uliuk učiuk išk iul yl ėl am dam jam zgan ain esn op iop ias ies ais iais os ios uos iuos aus iaus ąs iąs ęs utėait ant iant siant int ot uot iuot yt ėt ykšt iau dav sv šv ykšč ę ėję", -1);
const a_2 = table("ojime ėjime avime okate aite uote asius okatės aitės uotės esiu", [7, 3, 6, 8, 1, 2, 5, 8, 1, 2, 4]);
const as_2 = ["aitė", "uotė", "ėjimas", "esys", "asys", "avimas", "ojimas", "okatė"];
const a_3 = table("č dž", [1, 2]);
const as_3 = ["t", "d"];
function r_step1() {
 let v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if (find_among_b(a_0) === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 slice_del();
 return true;
}
function r_step2() {
 let v_1, v_3;
 while (true) {
  v_1 = limit - cursor;
  lab0: {
   if (cursor < I_p1) {
    break lab0;
   }
   v_3 = limit_backward;
   limit_backward = I_p1;
   ket = cursor;
   if (find_among_b(a_1) === 0) {
    limit_backward = v_3;
    break lab0;
   }
   bra = cursor;
   limit_backward = v_3;
   slice_del();
   continue;
  }
  cursor = limit - v_1;
  break;
 }
 return true;
}
function r_fix_conflicts() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_2);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 slice_from(as_2[among_var - 1]);
 return true;
}
function r_fix_chdz() {
 let among_var;
 ket = cursor;
 among_var = find_among_b(a_3);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 slice_from(as_3[among_var - 1]);
 return true;
}
function r_fix_gd() {
 ket = cursor;
 if (!eq_s_b("gd")) {
  return false;
 }
 bra = cursor;
 slice_from("g");
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8;
 I_p1 = limit;
 v_1 = cursor;
 lab0: {
  v_2 = cursor;
  lab1: {
   if ((cursor === limit) || (current[cursor] !== "a")) {
    cursor = v_2;
    break lab1;
   }
   cursor += 1;
   if (current.length <= 6) {
    cursor = v_2;
    break lab1;
   }
  }
  if (!go_out_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  if (!go_in_grouping(g_v)) {
   break lab0;
  }
  cursor += 1;
  I_p1 = cursor;
 }
 cursor = v_1;
 limit_backward = cursor;
 cursor = limit;
 v_3 = limit - cursor;
 r_fix_conflicts();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_step1();
 cursor = limit - v_4;
 v_5 = limit - cursor;
 r_fix_chdz();
 cursor = limit - v_5;
 v_6 = limit - cursor;
 r_step2();
 cursor = limit - v_6;
 v_7 = limit - cursor;
 r_fix_chdz();
 cursor = limit - v_7;
 v_8 = limit - cursor;
 r_fix_gd();
 cursor = limit - v_8;
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "'")) {
  return false;
 }
 cursor -= 1;
 bra = cursor;
 slice_del();
 cursor = limit_backward;
 return true;
}
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { lt: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
