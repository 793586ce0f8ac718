/* Run mode: the choice of plan and meeting before a session, and the words of a step in it. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const { node } = oer.planView, { fromAddress, toAddress, settled, within, choose, LIMITS } = oer.planner;
  const all = (name, place) => Array.from((place || document).querySelectorAll("[data-" + name + "]"));

  oer.runEntry = function ({ data, w, form, one, usual }) {
    const timed = (wish) => (oer.runClock.MODES.includes(wish.mode) ? wish : Object.assign({}, wish, { mode: "online" }));
    const asked = () => fromAddress(window.location.hash, usual);
    /* A wish that was kept goes the way of an address: what is damaged becomes what makes sense. */
    const last = (wish) => (wish && typeof wish === "object" ? fromAddress(toAddress(Object.assign({}, wish, { meetings: wish.meetings === null ? "all" : wish.meetings })), usual) : null);
    let wish = usual, interval = usual.interval;

    function write(next, meeting) {
      wish = timed(next);
      interval = wish.interval;
      form.elements.mode.value = wish.mode;
      form.elements.people.value = wish.people;
      choose(form.elements.minutes, wish.minutes, w.time(wish.minutes));
      choose(form.elements.meetings, wish.meetings, String(wish.meetings));
      offer(meeting);
    }

    function read() {
      const field = form.elements;
      wish = { mode: field.mode.value, people: within(field.people.value, LIMITS.people, wish.people), minutes: within(field.minutes.value, LIMITS.minutes, wish.minutes),
        meetings: field.meetings.value === "all" ? "all" : within(field.meetings.value, LIMITS.meetings, ""), interval };
    }

    const planned = (one) => OerPlan.make(data.guide, settled(data.guide, one, data.factors), data.factors);

    /* The meetings of the plan to choose from. */
    function offer(meeting) {
      const plan = planned(wish), select = form.elements.meeting, before = meeting || Number(select.value) || 1;
      select.replaceChildren(...plan.meetings.map((each) => {
        const titles = each.sessions.map((id) => data.sessions[id] || id).join(w.say("module.list"));
        return new Option(w.say("run.meeting.words", { n: each.number, title: titles, time: w.time(each.minutes) }), String(each.number));
      }));
      select.value = String(Math.min(plan.meetings.length, Math.max(1, before)));
      const found = one("findings");
      found.replaceChildren(...oer.planView.findings(plan.findings, w).map((words) => node("li", null, words)));
      found.hidden = !plan.findings.length;
    }

    /* The words of a step for the mode and the people of this session. */
    function words(now, wish) {
      const made = all("words-of").find((each) => each.dataset.wordsOf === now.id);
      if (!made) return "";
      const copy = made.content.cloneNode(true), mode = wish.mode;
      const own = all("say", copy).find((each) => each.dataset.say === mode);
      all("say", copy).forEach((each) => { if (each.dataset.say !== (own ? mode : "")) each.remove(); });
      const plan = planned(wish), numbers = new Map(plan.materials);
      all("material", copy).forEach((each) => {
        const modes = each.dataset.modes;
        if (modes && !modes.split(" ").includes(mode)) each.remove();
        else if (numbers.get(each.dataset.material)) each.firstChild.textContent = numbers.get(each.dataset.material) + " × ";
      });
      if (!copy.querySelector("[data-material]")) all("bring", copy).forEach((each) => each.remove());
      all("adapt", copy).forEach((each) => { each.open = each.dataset.adapt === "few" && wish.people < data.guide.group.min; });
      if (plan.facilitators.length > 1) {
        const team = plan.facilitators.map((role) => w.say("plan.role." + role)).join(w.say("module.list"));
        copy.querySelector(".oer-run__needs").append(node("p", null, w.say("planner.leaders") + ": " + team));
      }
      return copy;
    }

    return { asked, last, write, read, offer, planned, words, usual, wish: () => wish };
  };
})();
