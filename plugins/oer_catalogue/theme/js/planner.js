/* The planner: reads where, how many, how long; computes the plan at once; keeps the wish in the address, so that it can be sent. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const VERSION = 1; // of the address: a later planner still reads it
  const MODES = ["in-person", "online", "hybrid", "between"];
  const LIMITS = { people: [3, 60], minutes: [30, 240], interval: [1, 60], meetings: [1, 60] };

  const within = (value, [low, high], fallback) => {
    const number = Math.round(Number(value));
    return value !== "" && value !== null && Number.isFinite(number) ? Math.min(high, Math.max(low, number)) : fallback;
  };

  /* A wish from an address, null if the address holds none. What is damaged or out of range becomes the nearest that makes sense. */
  function fromAddress(hash, usual) {
    const asked = new URLSearchParams(hash.replace(/^#/, ""));
    if (!asked.has("v") || !asked.has("mode")) return null;
    const mode = MODES.includes(asked.get("mode")) ? asked.get("mode") : usual.mode;
    const meetings = asked.get("meetings");
    return {
      mode,
      people: within(asked.get("people"), LIMITS.people, usual.people),
      minutes: within(asked.get("minutes"), LIMITS.minutes, usual.minutes),
      meetings: meetings === "all" ? "all" : within(meetings, LIMITS.meetings, ""),
      interval: within(asked.get("interval"), LIMITS.interval, 7),
    };
  }

  const toAddress = (wish, more) =>
    "#" + new URLSearchParams(Object.assign({ v: VERSION, mode: wish.mode, people: wish.people, minutes: wish.minutes, meetings: wish.meetings, interval: wish.interval }, more));

  /* What was chosen for the number of meetings, as a number, or null for as many as every step needs. */
  function settled(guide, wish, factors) {
    const meetings = wish.meetings === "all" ? null : wish.meetings || OerPlan.usual(guide, Object.assign({}, wish, { meetings: null }), factors);
    return Object.assign({}, wish, { meetings });
  }

  /* The form of a planner: read() and write(wish). */
  function form(box) {
    const field = (name) => box.elements[name];
    return {
      read: (last) => ({
        mode: field("mode").value || last.mode,
        people: within(field("people").value, LIMITS.people, last.people),
        minutes: within(field("minutes").value, LIMITS.minutes, last.minutes),
        meetings: field("meetings").value === "all" ? "all" : within(field("meetings").value, LIMITS.meetings, ""),
        interval: within(field("interval").value, LIMITS.interval, last.interval),
      }),
      write(wish) {
        field("mode").value = wish.mode;
        field("people").value = wish.people;
        field("interval").value = wish.interval;
        choose(field("minutes"), wish.minutes, wish.minutes + " min");
        choose(field("meetings"), wish.meetings, String(wish.meetings));
        label(box, wish.mode);
      },
    };
  }

  /* A list that lacks a value gets it: an address may ask for 50 minutes. */
  function choose(select, value, words) {
    const text = String(value);
    if (!Array.from(select.options).some((option) => option.value === text)) select.add(new Option(words, text));
    select.value = text;
  }

  function label(box, mode) {
    const words = box.querySelector("[data-length]");
    if (!words.dataset.room) words.dataset.room = words.textContent;
    words.textContent = mode === "between" ? words.dataset.between : words.dataset.room;
  }

  const remember = (address) => {
    try {
      window.history.replaceState(window.history.state, "", address);
    } catch (error) {
      // from file:// some browsers forbid it; the plan works, only the address is not kept
    }
  };

  function copy(button, text) {
    const words = button.querySelector("span");
    if (!button.dataset.words) button.dataset.words = words.textContent;
    oer.copied(text).then(
      () => {
        words.textContent = button.dataset.copied;
        window.setTimeout(() => { words.textContent = button.dataset.words; }, 2500);
      },
      () => remember(text)
    );
  }

  /* A number outside its limits is said beside its field; the plan takes the nearest that makes sense. */
  function warn(box, wish) {
    box.querySelectorAll("[data-wrong]").forEach((note) => {
      const field = box.elements[note.dataset.wrong];
      const value = Number(field.value);
      const [low, high] = LIMITS[field.name];
      const wrong = field.value.trim() === "" || !(Number.isInteger(value) && value >= low && value <= high);
      note.hidden = !wrong;
      note.textContent = wrong ? note.dataset.words.replace("{used}", wish[field.name]) : "";
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    });
  }

  /* One planner on a page. ``source(wish)`` gives its data (null: there is nothing to plan yet), ``more()`` what else belongs in the address,
     ``changed(plan, wish, data)`` hears of each plan, and so does whoever listens for the event "oer:plan" on the root. */
  function planner(root, source, more, changed, usually) {
    const box = root.querySelector("[data-wish]");
    const live = root.querySelector("[data-live]");
    const status = root.querySelector("[data-status]");
    const controls = form(box);
    const first = usually || source(null).presets[0];
    const usual = { mode: first.mode, people: first.people, minutes: first.minutes, meetings: "", interval: first.interval };
    let wish = fromAddress(window.location.hash, usual) || usual;
    let quiet = 0;

    function show(announce) {
      const data = source(wish);
      if (!data) {
        live.replaceChildren();
        if (changed) changed(null, wish, null);
        root.dispatchEvent(new CustomEvent("oer:plan", { detail: null }));
        return;
      }
      const asked = settled(data.guide, wish, data.factors);
      const plan = OerPlan.make(data.guide, asked, data.factors);
      live.replaceChildren(oer.planView.draw(plan, asked, data, root));
      files(data.presets.find((preset) => same(preset, wish, asked)));
      root.querySelectorAll("[data-preset]").forEach((chip) => chip.setAttribute("aria-pressed", String(same(data.presets.find((p) => p.id === chip.dataset.preset), wish, asked))));
      if (changed) changed(plan, asked, data);
      root.dispatchEvent(new CustomEvent("oer:plan", { detail: { plan, wish: asked, data } }));
      if (!announce) return;
      window.clearTimeout(quiet); // one sentence when the hand rests, not one for each key
      quiet = window.setTimeout(() => { status.textContent = oer.planView.words(data).say("planner.changed", { plan: oer.planView.summary(plan, asked, data) }); }, 400);
    }

    /* The files that were made for exactly this plan. */
    function files(preset) {
      const made = preset && root.querySelector('[data-files="plan-' + preset.id + '"]');
      if (made) live.firstElementChild.after(made.cloneNode(true));
    }

    const same = (preset, now, asked) =>
      Boolean(preset) && preset.mode === now.mode && preset.people === now.people && preset.minutes === now.minutes && preset.meetings === asked.meetings;

    function set(next, announce) {
      wish = next;
      label(box, wish.mode);
      remember(toAddress(wish, more && more()));
      show(announce);
    }

    box.addEventListener("submit", (event) => event.preventDefault());
    box.addEventListener("input", (event) => {
      if (!(event.target.name in LIMITS) && event.target.name !== "mode") return;
      set(controls.read(wish), true);
      warn(box, wish);
    });
    box.addEventListener("change", () => controls.write(wish));
    box.addEventListener("click", (event) => {
      const step = event.target.closest("[data-step]");
      const preset = event.target.closest("[data-preset]");
      const share = event.target.closest("[data-share]");
      if (step) {
        const next = Object.assign({}, wish, { people: within(wish.people + Number(step.dataset.step), LIMITS.people, wish.people) });
        controls.write(next);
        set(next, true);
      } else if (preset) {
        const found = source(wish).presets.find((one) => one.id === preset.dataset.preset);
        const next = { mode: found.mode, people: found.people, minutes: found.minutes, meetings: "", interval: found.interval };
        controls.write(next);
        set(next, true);
      } else if (share) {
        const address = toAddress(wish, more && more());
        remember(address);
        copy(share, window.location.href.split("#")[0] + address);
      }
    });
    window.addEventListener("hashchange", () => {
      const next = fromAddress(window.location.hash, usual);
      if (next) {
        wish = next;
        controls.write(wish);
        show(true);
      }
    });
    controls.write(wish);
    box.hidden = false;
    live.hidden = false;
    const ready = root.querySelector("[data-ready]");
    if (ready) ready.hidden = true;
    show(false);
    const address = () => toAddress(wish, more && more());
    return { show, wish: () => wish, address, remember: () => remember(address()) };
  }

  oer.planner = { planner, fromAddress, toAddress, settled, within, choose, LIMITS };

  document.querySelectorAll("[data-planner]").forEach((root) => {
    const store = root.querySelector("script[data-plan]");
    if (!store) return;
    const data = oer.planView.ready(JSON.parse(store.textContent));
    planner(root, () => data, null, (plan) => minutes(plan));
  });

  /* The minutes beside each step's full text follow the plan. */
  function minutes(plan) {
    const sums = new Map();
    plan.meetings.forEach((meeting) => meeting.steps.forEach((step) => {
      if (step.kind === "content") sums.set(step.id, (sums.get(step.id) || 0) + step.minutes);
      else sums.set(step.id, step.minutes);
    }));
    document.querySelectorAll("[data-minutes]").forEach((place) => {
      const found = sums.get(place.dataset.minutes.replace(/^m-/, ""));
      if (!place.dataset.words) place.dataset.words = place.textContent;
      place.textContent = found === undefined ? "–" : place.dataset.words.replace(/\d+/, found);
    });
  }
})();
