// A plan as a calendar file (iCalendar, RFC 5545), with real dates: the same as documents/calendar.py.
// OerCalendar.make(plan, words, start, zone) → text. start is local time, "2026-03-16T18:00"; zone is an IANA name such as "Europe/Rome",
// "" = floating time. words: {id, name, titles: [one for each meeting], notes, address, wish: {mode, minutes, interval}, stamp}.
// Times are written in UTC, worked out for each meeting from the zone's own rules, so every meeting keeps its hour on the clock.
// Throws RangeError for an unknown zone or a date that is none.
(function (root) {
  "use strict";
  var MINUTE = 60000, DAY = 86400000;

  function text(value) {
    return String(value == null ? "" : value).replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/;/g, "\\;").replace(/,/g, "\\,");
  }

  function address(value) { return /^https?:\/\/[^\s"<>\u0000-\u001f]+$/i.test(value || "") ? value : ""; }

  // A line of more than 75 bytes of UTF-8 goes on behind a space; no character is torn apart.
  function fold(line) {
    var out = "", size = 0;
    Array.from(line).forEach(function (sign) {
      var code = sign.codePointAt(0), bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (size + bytes > 75) { out += "\r\n "; size = 1; }
      out += sign;
      size += bytes;
    });
    return out + "\r\n";
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }
  function day(time) { var d = new Date(time); return String(d.getUTCFullYear()).padStart(4, "0") + two(d.getUTCMonth() + 1) + two(d.getUTCDate()); }
  function instant(time) { var d = new Date(time); return day(time) + "T" + two(d.getUTCHours()) + two(d.getUTCMinutes()) + two(d.getUTCSeconds()); }

  // How far the clocks of a zone are ahead of UTC at an instant; milliseconds.
  function offset(clock, time) {
    var parts = {};
    clock.formatToParts(new Date(time)).forEach(function (part) { parts[part.type] = +part.value; });
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour % 24, parts.minute, parts.second) - Math.floor(time / 1000) * 1000;
  }

  // Local time (as if it were UTC) → instant. An hour that the spring change leaves out becomes the one after it, of one that comes twice
  // in autumn the first is meant: as Python's zoneinfo does it.
  function utc(clock, local) {
    var before = offset(clock, local - DAY), after = offset(clock, local + DAY);
    var early = local - before, late = local - after;
    if (early + offset(clock, early) === local) return early;
    return late + offset(clock, late) === local ? late : early;
  }

  function start(value) {
    var m = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?/.exec(value || "");
    var local = m ? Date.UTC(+m[1], m[2] - 1, +m[3], +(m[4] || 0), +(m[5] || 0)) : NaN;
    if (!m || isNaN(local) || day(local) !== m[1] + m[2] + m[3]) throw new RangeError("no date: " + value);
    return local;
  }

  function make(plan, words, begin, zone) {
    var first = start(begin), wish = words.wish || {}, between = wish.mode === "between", link = address(words.address);
    var clock = zone ? new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    }) : null;
    var stamp = instant(words.stamp ? start(words.stamp) : Date.now()) + "Z";
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mkdocs-oer-catalogue//Facilitator plan//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:" + text(words.name)];
    plan.meetings.forEach(function (meeting, i) {
      var local = first + meeting.day * DAY, title = text(words.titles[i] || words.name);
      lines.push("BEGIN:VEVENT", "UID:" + text(words.id + "-" + instant(first).slice(0, 13) + "-" + meeting.number + "@oer-catalogue"),
        "DTSTAMP:" + stamp);
      if (between) {
        lines.push("DTSTART;VALUE=DATE:" + day(local), "DTEND;VALUE=DATE:" + day(local + (wish.interval || 7) * DAY), "TRANSP:TRANSPARENT");
      } else {
        var from = clock ? utc(clock, local) : local, mark = clock ? "Z" : "";
        var till = from + Math.max(wish.minutes || 0, meeting.minutes) * MINUTE;
        lines.push("DTSTART:" + instant(from) + mark, "DTEND:" + instant(till) + mark);
      }
      lines.push("SUMMARY:" + title, "DESCRIPTION:" + text(words.notes));
      if (link) lines.push("URL:" + link);
      lines.push("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + title, "TRIGGER:-P2D", "END:VALARM", "END:VEVENT");
    });
    return lines.concat("END:VCALENDAR").map(fold).join("");
  }

  root.OerCalendar = { make: make };
})(typeof globalThis === "undefined" ? this : globalThis);
