// Shows the state of each build, and reloads the report at its reader's place.
"use strict";

const $ = (id) => document.getElementById(id);
const frame = $("report");
let page = 0;
let place = null; // the reader's place, held while a new report loads

function element(name, text, kind) {
  const made = document.createElement(name);
  // Text only: the content of people's files never becomes markup.
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function line(problem) {
  const item = document.createElement("li");
  item.append(element("code", problem.place, "place"), ": ");
  if (problem.warning) item.append("warning: ");
  if (problem.column) item.append(element("code", problem.column), ": ");
  if (problem.value) item.append(element("code", `"${problem.value}"`), " ");
  item.append(problem.reason);
  if (problem.hint) item.append("; ", problem.hint);
  return item;
}

function counted(n, one) {
  return `${n} ${one}${n === 1 ? "" : "s"}`;
}

function title(state) {
  const warnings = state.problems.filter((p) => p.warning).length;
  const errors = state.problems.length - warnings;
  const parts = [];
  if (errors) parts.push(counted(errors, "problem"));
  if (warnings) parts.push(counted(warnings, "warning"));
  return parts.join(", ") || "The report can't be built";
}

function showProblems(state) {
  const message = state.message ? [element("li", state.message)] : [];
  $("problems").hidden = !state.failed && !state.problems.length;
  $("problems").classList.toggle("mild", !state.failed);
  $("problems-title").textContent = title(state);
  $("stale").hidden = !(state.failed && state.page);
  $("stale").textContent = `Below is the last report that could be built: ${state.shown}.`;
  $("list").replaceChildren(...message, ...state.problems.map(line));
}

function showPeriods(state) {
  const select = $("period");
  const known = [...select.options].map((option) => option.value).join();
  if (known !== state.periods.map((p) => p.id).join()) {
    select.replaceChildren(...state.periods.map((p) => new Option(p.name, p.id)));
  }
  select.value = state.wanted;
  select.disabled = !state.periods.length;
}

function showReport(state) {
  const replaced = !frame.hidden;
  frame.hidden = !state.page;
  $("none").hidden = Boolean(state.page);
  if (state.page === page) return;
  // The first report replaces none: its reader may scroll while it loads. A report that replaces
  // one still loading would read the top of an unfinished page.
  if (replaced) place ??= [frame.contentWindow.scrollX, frame.contentWindow.scrollY];
  page = state.page;
  frame.addEventListener("load", returnToPlace, { once: true });
  frame.contentWindow.location.replace(`/report?${page}`);
}

function returnToPlace() {
  if (place) frame.contentWindow.scrollTo(...place);
  place = null;
}

function show(state) {
  $("edition").textContent = state.edition;
  $("edition").classList.toggle("restricted", state.restricted);
  if (state.building) {
    $("status").textContent = "Building …";
    return;
  }
  showPeriods(state);
  showProblems(state);
  showReport(state);
  const done = state.failed ? `Not built: ${title(state).toLowerCase()}` : `Built in ${state.seconds} s`;
  const told = !state.failed && state.problems.length ? `, ${title(state)}` : "";
  $("status").textContent = `${done}${told}, ${new Date().toLocaleTimeString()}`;
  const named = state.shown || "No report yet";
  document.title = `${state.failed ? "✗ " : ""}${named} · Preview`;
}

$("period").addEventListener("change", (event) => {
  fetch("/period", { method: "POST", body: event.target.value });
});

const events = new EventSource("/events");
events.addEventListener("message", (event) => show(JSON.parse(event.data)));
events.addEventListener("error", () => {
  $("status").textContent = "The preview has ended; start sitrep preview again";
  page = 0; // a restarted preview counts its pages anew
});
