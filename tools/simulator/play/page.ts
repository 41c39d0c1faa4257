/** The page of `phone:play`: the phone's screen, its keys, and what the phone knows of itself. No script from elsewhere. */

const style = `
:root { color-scheme: dark; --ink: #e9e9f2; --dim: #9a9ab4; --line: #2c2c40; --panel: #191926; --accent: #8ab4ff; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; font: 15px/1.5 system-ui, sans-serif; color: var(--ink);
  background: radial-gradient(circle at 30% 10%, #26263c, #0e0e16 70%); }
main { display: flex; gap: 36px; justify-content: center; align-items: flex-start; padding: 24px; flex-wrap: wrap; }
.phone { padding: 12px; border-radius: 44px; background: #05050a; box-shadow: 0 0 0 2px #3a3a52, 0 24px 70px #000a; }
.phone img { display: block; height: min(86vh, 900px); max-width: 90vw; border-radius: 34px; touch-action: none;
  user-select: none; -webkit-user-drag: none; cursor: pointer; background: #000; outline-offset: 6px; }
.phone img.wide { height: auto; width: min(86vw, 1000px); }
.keys { display: flex; gap: 8px; justify-content: center; padding-top: 10px; flex-wrap: wrap; }
button { font: inherit; color: var(--ink); background: #26263a; border: 1px solid var(--line); border-radius: 10px;
  padding: 6px 12px; cursor: pointer; }
button:hover, button:focus-visible { border-color: var(--accent); }
aside { width: 330px; display: grid; gap: 18px; }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 16px; padding: 14px 16px; }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 13px; margin: 0 0 8px; color: var(--dim); font-weight: 600; }
.row { display: flex; gap: 8px; flex-wrap: wrap; } p { margin: 4px 0; color: var(--dim); }
dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0; } dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; } ul { margin: 0; padding-left: 18px; max-height: 30vh; overflow: auto; }
li.triggered { color: #ff9d8a; } li.reached { color: #ffd98a; }
`;

const script = `
const img = document.querySelector("img");
const send = (action) => fetch("/act", { method: "POST", headers: { "content-type": "application/json" },
  body: JSON.stringify(action) });
const place = (event) => {
  const box = img.getBoundingClientRect();
  return { x: Math.round((event.clientX - box.left) / box.width * img.naturalWidth),
    y: Math.round((event.clientY - box.top) / box.height * img.naturalHeight) };
};
let down;
img.addEventListener("pointerdown", (event) => {
  img.setPointerCapture(event.pointerId); img.focus(); event.preventDefault();
  down = { ...place(event), at: performance.now() };
});
img.addEventListener("pointerup", (event) => {
  if (!down) return;
  const { x, y } = place(event), ms = Math.round(performance.now() - down.at);
  if (Math.hypot(x - down.x, y - down.y) < 24)
    send(ms < 400 ? { kind: "tap", x, y } : { kind: "swipe", x1: x, y1: y, x2: x, y2: y, ms: 700 });
  else send({ kind: "swipe", x1: down.x, y1: down.y, x2: x, y2: y, ms: Math.min(3000, Math.max(40, ms)) });
  down = undefined;
});
let wheeling = false;
img.addEventListener("wheel", async (event) => {
  event.preventDefault();
  if (wheeling) return;
  wheeling = true;
  const { x, y } = place(event), by = Math.max(-600, Math.min(600, Math.round(event.deltaY * 4)));
  await send({ kind: "swipe", x1: x, y1: y, x2: x, y2: y - by, ms: 900 });
  wheeling = false;
}, { passive: false });
const keys = { Enter: 66, Backspace: 67, Tab: 61, Escape: 4, Home: 3, Delete: 112 };
img.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (keys[event.key]) send({ kind: "key", code: keys[event.key] });
  else if (event.key.length === 1) send({ kind: "text", text: event.key });
  else return;
  event.preventDefault();
});
img.addEventListener("paste", (event) => send({ kind: "text", text: event.clipboardData.getData("text") }));
document.addEventListener("click", (event) => {
  const action = event.target.closest("button")?.dataset.action;
  if (action) { send(JSON.parse(action)); img.focus(); }
});
const show = (state) => {
  document.querySelector("#focus").textContent = state.focus ?? "none";
  document.querySelector("#time").textContent = state.time;
  document.querySelector("#processes").textContent = state.processes.join(", ") || "none";
  document.querySelector("#truth").replaceChildren(...state.bugs.map(({ id, state, summary }) => {
    const item = document.createElement("li");
    item.className = state; item.textContent = summary; item.title = id + ": " + state;
    return item;
  }));
};
let version = "";
for (;;) {
  try {
    const answer = await fetch("/screen?not=" + version);
    if (answer.status === 200) {
      const blob = await answer.blob();
      version = answer.headers.get("etag");
      const old = img.src;
      img.src = URL.createObjectURL(blob);
      await img.decode();
      img.classList.toggle("wide", img.naturalWidth > img.naturalHeight);
      if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    }
    show(await (await fetch("/state")).json());
    document.title = "Phone";
  } catch { document.title = "Phone (gone)"; await new Promise((done) => setTimeout(done, 1000)); }
}
`;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const button = (label: string, action: unknown): string =>
  `<button data-action="${escape(JSON.stringify(action))}">${escape(label)}</button>`;

/** The page for a phone of this version with these apps. */
export const playPage = (phone: {
  readonly version: string;
  readonly apps: readonly { readonly name: string; readonly label: string }[];
}): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Phone</title>
<link rel="icon" href="data:,"><style>${style}</style></head><body><main>
<div class="phone"><img alt="The phone's screen" tabindex="0" draggable="false">
<div class="keys">${button("◁ Back", { kind: "key", code: 4 })}${button("○ Home", { kind: "key", code: 3 })}${button(
  "▢ Recents",
  { kind: "key", code: 187 },
)}${button("Power", { kind: "key", code: 26 })}</div></div>
<aside><h1>Simulated ${escape(phone.version)}</h1>
<section><h2>Apps</h2><div class="row">${phone.apps
  .map(({ name, label }) => button(label, { kind: "open", package: name }))
  .join("")}</div></section>
<section><h2>Conditions</h2><div class="row">${[
  button("Rotate", { kind: "rotate" }),
  button("Dark", { kind: "night" }),
  button("Large font", { kind: "font" }),
  button("Airplane", { kind: "airplane" }),
  button("Kill in background", { kind: "kill" }),
].join("")}</div></section>
<section><h2>Phone</h2><dl><dt>focus</dt><dd id="focus"></dd><dt>time</dt><dd id="time"></dd><dt>processes</dt><dd id="processes"></dd></dl></section>
<section><h2>Seeded bugs</h2><ul id="truth"></ul><p>Yellow: reached. Red: triggered.</p></section>
<p>Click, drag and type on the screen; a long click is a long press, Escape is BACK.</p>
</aside></main><script type="module">${script}</script></body></html>
`;
