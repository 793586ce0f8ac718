/* Estonian: stems of words, by Snowball 3.1.1 (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer 3.1.1, estonian_stemmer.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
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
const g_V1 = "aeiouäõöü";
const g_RV = "'aeiou";
const g_KI = "bdfghkpstzšž";
const g_GI = "aceijlmnoqruvwxäõöü";
let I_p1 = 0;
const a_0 = table("gi ki", [1, 2]);
const a_1 = table("da mata b ksid nuksid me sime ksime nuksime akse dakse takse site ksite nuksite n sin ksin nuksin daks taks", [3, 1, 3, 1, 1, 3, 1, 1, 1, 2, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1]);
const a_2 = table("aa ee ii oo uu ää õõ öö üü", -1);
const a_3 = table("lane line mine lasse lisse misse lasi lisi misi last list mist", [1, 3, 2, 1, 3, 2, 1, 3, 2, 1, 3, 2]);
const as_3 = ["lase", "mise", "lise"];
const a_4 = table("ga ta le sse l s ks t lt st", [1, 1, 1, 1, 1, 1, 1, 2, 1, 1]);
const a_5 = table(" las lis mis t", [2, 1, 1, 1, -1]);
const as_5 = ["e", ""];
const a_6 = table("d sid de ikkude ike ikke te", [4, 2, 4, 1, 1, 1, 3]);
const a_7 = table("va du nu tu", -1);
const a_8 = table("kk pp tt", [1, 2, 3]);
const as_8 = ["k", "p", "t"];
const a_9 = table("ma mai m", [2, 1, 1]);
const a_10 = table("joob jood joodakse jooma joomata joome joon joote joovad juua juuakse jäi jäid jäime jäin jäite jääb jääd jääda jäädakse jäädi jääks jääksid jääksime jääksin jääksite jääma jäämata jääme jään jääte jäävad jõi jõid jõime jõin jõite keeb keed keedakse keeks keeksid keeksime keeksin keeksite keema keemata keeme keen kees keeta keete keevad käia käiakse käib käid käidi käiks käiksid käiksime käiksin käiksite käima käimata käime käin käis käite käivad laob laod laoks laoksid laoksime laoksin laoksite laome laon laote laovad loeb loed loeks loeksid loeksime loeksin loeksite loeme loen loete loevad loob lood loodi looks looksid looksime looksin looksite looma loomata loome loon loote loovad luua luuakse lõi lõid lõime lõin lõite lööb lööd löödakse löödi lööks lööksid lööksime lööksin lööksite lööma löömata lööme löön lööte löövad lüüa lüüakse müüa müüakse müüb müüd müüdi müüks müüksid müüksime müüksin müüksite müüma müümata müüme müün müüs müüte müüvad näeb näed näeks näeksid näeksime näeksin näeksite näeme näen näete näevad nägema nägemata näha nähakse nähti põeb põed põeks põeksid põeksime põeksin põeksite põeme põen põete põevad saab saad saada saadakse saadi saaks saaksid saaksime saaksin saaksite saama saamata saame saan saate saavad sai said saime sain saite sõi sõid sõime sõin sõite sööb sööd söödakse söödi sööks sööksid sööksime sööksin sööksite sööma söömata sööme söön sööte söövad süüa süüakse teeb teed teeks teeksid teeksime teeksin teeksite teeme teen teete teevad tegema tegemata teha tehakse tehti toob tood toodi tooks tooksid tooksime tooksin tooksite tooma toomata toome toon toote toovad tuua tuuakse tõi tõid tõime tõin tõite viia viiakse viib viid viidi viiks viiksid viiksime viiksin viiksite viima viimata viime viin viisime viisin viisite viite viivad võib võid võida võidakse võidi võiks võiksid võiksime võiksin võiksite võima võimata võime võin võis võite võivad", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11]);
const as_10 = ["joo", "saa", "viima", "keesi", "löö", "lõi", "loo", "käisi", "söö", "too", "võisi", "jääma", "müüsi", "luge", "põde", "ladu", "tegi", "nägi"];
function r_mark_regions() {
 let v_1;
 I_p1 = limit;
 while (true) {
  v_1 = cursor;
  lab0: {
   if ((cursor + 2) > limit) {
    break lab0;
   }
   cursor += 2;
   while (true) {
    lab1: {
     if ((cursor === limit) || (current[cursor] !== "'")) {
      break lab1;
     }
     cursor += 1;
     break;
    }
    if (cursor >= limit) {
     break lab0;
    }
    cursor += 1;
   }
   break;
  }
  cursor = v_1;
  if (!go_out_grouping(g_V1)) {
   return false;
  }
  cursor += 1;
  if (!go_in_grouping(g_V1)) {
   return false;
  }
  cursor += 1;
  break;
 }
 I_p1 = cursor;
 return true;
}
function r_emphasis() {
 let among_var, v_2, v_3, v_4, v_5;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_0);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 v_3 = limit - cursor;
 if ((cursor - 4) < limit_backward) {
  return false;
 }
 cursor -= 4;
 cursor = limit - v_3;
 if (among_var === 1) {
  v_4 = limit - cursor;
  if (!in_grouping_b(g_GI)) {
   return false;
  }
  cursor = limit - v_4;
  v_5 = limit - cursor;
  lab0: {
   if (!r_LONGV()) {
    break lab0;
   }
   return false;
  }
  cursor = limit - v_5;
  slice_del();
 } else {
  if (!in_grouping_b(g_KI)) {
   return false;
  }
  slice_del();
 }
 return true;
}
function r_verb() {
 let among_var, v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_1);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  slice_del();
 } else {
  if (among_var === 2) {
   slice_from("a");
  } else {
   if (!in_grouping_b(g_V1)) {
    return false;
   }
   slice_del();
  }
 }
 return true;
}
function r_LONGV() {
 return find_among_b(a_2) !== 0;
}
function r_i_plural() {
 let v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if ((cursor <= limit_backward) || (current[cursor - 1] !== "i")) {
  limit_backward = v_2;
  return false;
 }
 cursor -= 1;
 bra = cursor;
 limit_backward = v_2;
 if (!in_grouping_b(g_RV)) {
  return false;
 }
 slice_del();
 return true;
}
function r_special_noun_endings() {
 let among_var, v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_3);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 slice_from(as_3[among_var - 1]);
 return true;
}
function r_case_ending() {
 let among_var, v_2, v_3;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_4);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  while (true) {
   lab0: {
    if (!in_grouping_b(g_RV)) {
     break lab0;
    }
    break;
   }
   if (!r_LONGV()) {
    return false;
   }
   break;
  }
 } else {
  v_3 = limit - cursor;
  if ((cursor - 4) < limit_backward) {
   return false;
  }
  cursor -= 4;
  cursor = limit - v_3;
 }
 slice_del();
 return true;
}
function r_plural_three_first_cases() {
 let among_var, v_2, v_3, v_4, v_5;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_6);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  slice_from("iku");
 } else {
  if (among_var === 2) {
   v_3 = limit - cursor;
   lab0: {
    if (!r_LONGV()) {
     break lab0;
    }
    return false;
   }
   cursor = limit - v_3;
   slice_del();
  } else {
   if (among_var === 3) {
    while (true) {
     v_4 = limit - cursor;
     lab0: {
      v_5 = limit - cursor;
      if ((cursor - 4) < limit_backward) {
       break lab0;
      }
      cursor -= 4;
      cursor = limit - v_5;
      among_var = find_among_b(a_5);
      if (among_var > 0) {
       slice_from(as_5[among_var - 1]);
      }
      break;
     }
     cursor = limit - v_4;
     slice_from("t");
     break;
    }
   } else {
    while (true) {
     lab0: {
      if (!in_grouping_b(g_RV)) {
       break lab0;
      }
      break;
     }
     if (!r_LONGV()) {
      return false;
     }
     break;
    }
    slice_del();
   }
  }
 }
 return true;
}
function r_nu() {
 let v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 if (find_among_b(a_7) === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 slice_del();
 return true;
}
function r_undouble_kpt() {
 let among_var;
 if (!in_grouping_b(g_V1)) {
  return false;
 }
 if (I_p1 > cursor) {
  return false;
 }
 ket = cursor;
 among_var = find_among_b(a_8);
 if (among_var === 0) {
  return false;
 }
 bra = cursor;
 slice_from(as_8[among_var - 1]);
 return true;
}
function r_degrees() {
 let among_var, v_2;
 if (cursor < I_p1) {
  return false;
 }
 v_2 = limit_backward;
 limit_backward = I_p1;
 ket = cursor;
 among_var = find_among_b(a_9);
 if (among_var === 0) {
  limit_backward = v_2;
  return false;
 }
 bra = cursor;
 limit_backward = v_2;
 if (among_var === 1) {
  if (!in_grouping_b(g_RV)) {
   return false;
  }
  slice_del();
 } else {
  slice_del();
 }
 return true;
}
function r_substantive() {
 let v_1, v_2, v_3, v_4, v_5, v_6;
 v_1 = limit - cursor;
 r_special_noun_endings();
 cursor = limit - v_1;
 v_2 = limit - cursor;
 r_case_ending();
 cursor = limit - v_2;
 v_3 = limit - cursor;
 r_plural_three_first_cases();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 r_degrees();
 cursor = limit - v_4;
 v_5 = limit - cursor;
 r_i_plural();
 cursor = limit - v_5;
 v_6 = limit - cursor;
 r_nu();
 cursor = limit - v_6;
 return true;
}
function r_verb_exceptions() {
 let among_var;
 bra = cursor;
 among_var = find_among(a_10);
 if (among_var === 0) {
  return false;
 }
 ket = cursor;
 if (cursor < limit) {
  return false;
 }
 slice_from(as_10[among_var - 1]);
 return true;
}
function stem() {
 let v_1, v_2, v_3, v_4, v_5, v_6;
 v_1 = cursor;
 lab0: {
  if (!r_verb_exceptions()) {
   break lab0;
  }
  return false;
 }
 cursor = v_1;
 v_2 = cursor;
 r_mark_regions();
 cursor = v_2;
 limit_backward = cursor;
 cursor = limit;
 v_3 = limit - cursor;
 r_emphasis();
 cursor = limit - v_3;
 v_4 = limit - cursor;
 lab0: {
  while (true) {
   v_5 = limit - cursor;
   lab1: {
    if (!r_verb()) {
     break lab1;
    }
    break;
   }
   cursor = limit - v_5;
   r_substantive();
   break;
  }
 }
 cursor = limit - v_4;
 v_6 = limit - cursor;
 r_undouble_kpt();
 cursor = limit - v_6;
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
(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { et: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
