/** Stylesheet of the report: light and dark, wide and narrow, screen and paper. */
export const style = `
:root{color-scheme:light dark;
--ground:light-dark(#f6f7f9,#101318);--card:light-dark(#fff,#181c23);--raised:light-dark(#fbfcfd,#1d222a);
--ink:light-dark(#171b22,#e7eaf0);--soft:light-dark(#59616e,#9aa4b2);--line:light-dark(#e1e5ea,#2a303a);
--accent:light-dark(#1d5fd1,#7fb0ff);--high:light-dark(#b3202c,#ff8b8f);--high-ground:light-dark(#fdeaea,#40191d);
--medium:light-dark(#8a5200,#f2b75c);--medium-ground:light-dark(#fdf1dc,#3a2a10);
--low:light-dark(#3d5a80,#9dbde4);--low-ground:light-dark(#e9f0f8,#1c2a3b);
--good:light-dark(#176b3a,#6fd39a);--good-ground:light-dark(#e4f5ea,#14301f);--mark:#ff2d55;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:16px}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic","Liberation Sans",sans-serif;overflow-wrap:anywhere}
main,.head>div,.foot{max-width:1160px;margin:0 auto;padding:0 24px}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}ul,ol{list-style:none}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
code,pre{font-family:var(--mono);font-size:.86em}
small{font-size:.86em;color:var(--soft);font-weight:400}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--card);padding:8px 14px;border-radius:8px;z-index:2}
.album{position:absolute;width:0;height:0}
.head{background:var(--card);border-bottom:1px solid var(--line)}
.head>div{padding-top:32px}
.brand{color:var(--soft);font-size:.82rem;letter-spacing:.06em;text-transform:uppercase;font-weight:600}
h1{font-size:2rem;line-height:1.2;letter-spacing:-.015em;margin:2px 0 6px}h1 small{font-size:1rem;letter-spacing:0}
.outcome{color:var(--soft)}.outcome::before{content:"";display:inline-block;width:9px;height:9px;border-radius:50%;margin-right:8px;background:var(--good)}
.outcome.cancelled::before,.outcome.unfinished::before{background:var(--medium)}
.outcome.failed::before,.outcome.device-lost::before,.outcome.app-unavailable::before{background:var(--high)}
.tiles{display:flex;flex-wrap:wrap;gap:10px;margin:20px 0}
.tiles li{min-width:112px;flex:0 1 150px;background:var(--raised);border:1px solid var(--line);border-radius:12px;padding:10px 16px;color:var(--soft);font-size:.9rem}
.tiles b{display:block;color:var(--ink);font-size:1.75rem;line-height:1.2;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.tiles .bad b{color:var(--high)}.tiles .good b{color:var(--good)}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:12px 24px;padding:16px 0;border-top:1px solid var(--line)}
dt{color:var(--soft);font-size:.82rem}
nav{display:flex;gap:22px}nav a{padding:10px 0;text-decoration:none;font-weight:600;border-bottom:2px solid transparent}nav a:hover{border-color:currentColor}
h2{font-size:1.35rem;letter-spacing:-.01em;margin:40px 0 14px}h3{font-size:1.12rem;line-height:1.35}
h4{font-size:.82rem;color:var(--soft);font-weight:600;margin:18px 0 6px}
.count{color:var(--soft);font-weight:400;font-size:.8em;margin-left:4px}
.severity,.tag,.verdict{display:inline-flex;align-items:center;gap:5px;font-size:.8rem;font-weight:600;border-radius:6px;padding:2px 9px;white-space:nowrap}
.severity.high{color:var(--high);background:var(--high-ground)}.severity.medium{color:var(--medium);background:var(--medium-ground)}.severity.low{color:var(--low);background:var(--low-ground)}
.tag{background:light-dark(#eef0f3,#262c35);color:var(--ink)}
.verdict{padding-inline:0;color:var(--soft)}.verdict.confirmed{color:var(--good)}.verdict.flaky{color:var(--medium)}
.dots{font-style:normal;font-size:.62rem;letter-spacing:1px}.dots i{opacity:.28}
.index{background:var(--card);border:1px solid var(--line);border-radius:14px;overflow:hidden;margin-bottom:24px}
.index a{display:grid;grid-template-columns:78px 1fr auto;gap:14px;align-items:center;padding:10px 18px;color:inherit;text-decoration:none}
.index li+li{border-top:1px solid var(--line)}.index a:hover{background:var(--raised)}
.index .severity{justify-self:start}.what b{font-weight:600}.what small{display:block}
.finding{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:24px;margin-bottom:24px}
.finding:target,.step:target{outline:2px solid var(--accent)}
.tags{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin-bottom:8px}
.where{color:var(--soft);font-size:.92rem;margin-top:2px}
.body{display:grid;align-items:start;grid-template-columns:minmax(0,1fr) auto;gap:36px;margin-top:6px}
.expected{display:grid;gap:8px;margin-top:14px}.expected>div{border-left:3px solid var(--good);padding-left:12px}.expected>.actual{border-color:var(--high)}
.steps-to{counter-reset:step;display:grid;gap:2px}
.steps-to.long{max-height:440px;overflow-y:auto;border:1px solid var(--line);border-radius:10px;padding:8px 12px;scrollbar-width:thin}
.steps-to li{counter-increment:step;display:grid;grid-template-columns:26px 1fr auto;gap:8px;padding:2px 0}
.steps-to li::before{content:counter(step);width:24px;height:24px;border-radius:50%;background:light-dark(#eef0f3,#262c35);font-size:.8rem;font-weight:600;display:grid;place-items:center}
.steps-to small{text-align:right;padding-top:1px;max-width:18em}
.evidence{display:grid;gap:3px}.evidence li{padding-left:16px;position:relative;font-size:.92rem}.evidence li::before{content:"–";position:absolute;left:0;color:var(--soft)}
.pair{display:flex;gap:18px;align-items:flex-start;position:sticky;top:16px}
figcaption{text-align:center;font-weight:600;font-size:.88rem;margin-top:8px}figcaption small{display:block}
.shot{display:block;padding:0;border:1px solid var(--line);background:light-dark(#e9ecf0,#0a0c10);overflow:hidden;cursor:zoom-in;line-height:0;box-shadow:0 1px 3px #0000001a}
.shot svg{display:block;width:100%;height:auto}
.shot.large{width:232px;border-radius:20px}.shot.middle{width:100%;border-radius:14px}.shot.small{width:54px;border-radius:7px;flex:none;align-self:flex-start}
.shot.none{display:grid;place-items:center;cursor:default;aspect-ratio:9/19;line-height:1.25;color:var(--soft);font-size:.8rem;text-align:center;padding:6px;box-shadow:none;border-style:dashed}
.shot.small.none{font-size:.6rem;padding:2px}
.mark{fill:none;stroke:var(--mark)}.mark-halo{fill:none;stroke:#fff;stroke-opacity:.85}
.large[popover]{border:0;padding:0;background:none;margin:auto;max-height:96vh;overflow:visible}
.large[popover] svg{display:block;max-width:94vw;max-height:94vh;height:94vh;width:auto;border-radius:18px}
.large::backdrop{background:#0009}.close{position:fixed;top:16px;right:20px;z-index:1;font:inherit;font-weight:600;padding:6px 14px;border-radius:8px;border:1px solid #0003;background:#fff;color:#111;cursor:pointer}
.log{margin-top:14px;border-top:1px solid var(--line);padding-top:12px}.log+.log{margin-top:12px}
summary{cursor:pointer;font-weight:600;font-size:.92rem}
pre{margin:10px 0 0;padding:14px;background:light-dark(#f3f5f7,#0d1015);border-radius:10px;overflow-x:auto;white-space:pre;overflow-wrap:normal;line-height:1.45;max-height:17em;overflow-y:auto}
.finding>footer{margin-top:16px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:.84rem}
.calm{background:var(--good-ground);border-radius:14px;padding:20px 24px;display:grid;gap:4px}
meter{width:100%;height:14px;margin:6px 0 10px}
.activities{display:flex;flex-wrap:wrap;gap:6px 10px;margin-bottom:20px}
.activities li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:2px 10px}
.activities .yes::before{content:"✓ ";color:var(--good)}.activities .no{border-style:dashed;color:var(--soft)}.activities .no::before{content:"○ "}
.screens{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:20px 16px;margin-bottom:24px}
.screens p{margin-top:8px;line-height:1.35;font-size:.92rem}.screens small,.goals small{display:block}
.screens .hit .shot{border-color:var(--high);box-shadow:0 0 0 1px var(--high)}.found{color:var(--high);font-size:.84rem;font-weight:600}
.goals li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 16px;margin-top:8px}
.filters{display:flex;flex-wrap:wrap;gap:6px 20px;margin-bottom:12px;font-size:.92rem}
.steps{background:var(--card);border:1px solid var(--line);border-radius:14px;overflow:hidden}
.steps .goal{padding:12px 18px;font-weight:600;background:var(--raised)}
@media(min-width:861px){.steps{display:grid;grid-template-columns:1fr 1fr}.steps .goal{grid-column:1/-1}}
.step{display:flex;gap:14px;padding:10px 18px;content-visibility:auto;contain-intrinsic-size:auto 140px}.steps li{box-shadow:0 0 0 .5px var(--line)}
.number{min-width:30px;color:var(--soft);font-variant-numeric:tabular-nums;text-align:right}
.step>div{min-width:0}.step b{font-weight:600}.meta{color:var(--soft);font-size:.88rem}
.failed,.signal,.raised{font-size:.88rem;font-weight:600;color:var(--high);margin-top:3px}.signal.quiet{color:var(--soft);font-weight:400}
.raised a{color:inherit}.raised::before{content:"▲ "}
section:has(#eventful:checked) .step:not(.eventful){display:none}
.notes{margin-top:8px;display:grid;gap:4px}.notes .warning::before{content:"! ";color:var(--medium);font-weight:700}
#steps h3,.goals{margin-top:20px}
.foot{color:var(--soft);font-size:.88rem;padding-block:32px 48px;display:grid;gap:6px}
@media(max-width:860px){.body{grid-template-columns:1fr;gap:22px}.pair{justify-content:center;position:static}.pair figure{flex:0 1 232px}.shot.large{width:100%}}
@media(max-width:560px){.facts{grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px 16px}main,.head>div,.foot{padding-inline:16px}.finding{padding:16px}h1{font-size:1.6rem}
.index a{grid-template-columns:1fr auto;gap:4px 10px;padding:12px 14px}.index .what{grid-row:2;grid-column:1/-1}.tiles li{flex:1 1 90px;min-width:90px}.screens{grid-template-columns:repeat(auto-fill,minmax(100px,1fr))}.step{padding:10px 12px;gap:10px}.number{min-width:22px}}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:11pt}.skip,nav,.filters,[popover]{display:none}.finding,.step,.screens li{break-inside:avoid}
.finding{box-shadow:none}details::details-content{content-visibility:visible;height:auto}.steps-to.long{max-height:none}pre{max-height:none;white-space:pre-wrap;overflow-wrap:anywhere}.step{content-visibility:visible}.shot{print-color-adjust:exact}}
`;
