/// How the console looks: as the reports do. Blue and burnt orange stay apart in every common kind of colour blindness, all
/// text reaches 4.5 : 1, and nothing is told by colour alone.
enum ConsoleStyle {
    static let source: StaticString = """
        :root {
          --ink: #1b1f24; --muted: #4a535e; --rule: #c3cbd4; --ground: #f4f6f8; --paper: #ffffff;
          --blue: #005a9c; --blue-tint: #e4eff8; --orange: #a63603; --orange-tint: #fcece2; --amber-tint: #fff4d6;
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5; font-size: 16px;
          font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Hiragino Sans", "Yu Gothic UI",
            "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif;
        }
        header, main, footer { max-width: 1320px; margin: 0 auto; padding: 0 20px; }
        header { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; padding-top: 14px; padding-bottom: 10px; }
        main:focus { outline: none; }
        .brand { margin: 0; font-size: 18px; } nav { flex: 1; display: flex; gap: 6px; }
        h1 { font-size: 24px; line-height: 1.3; margin: 8px 0 12px; } h2 { font-size: 18px; margin: 0 0 8px; }
        h3 { font-size: 16px; margin: 12px 0 4px; } p { margin: 0 0 8px; }
        footer p { color: var(--muted); font-size: 14px; }
        .skip { position: absolute; left: -9999px; } .skip:focus { left: 16px; top: 8px; background: var(--paper); padding: 8px 12px; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        button, select, input, textarea { font: inherit; color: var(--ink); }
        button {
          background: var(--paper); border: 1px solid #6b7580; border-radius: 9px; padding: 8px 16px; min-height: 44px; cursor: pointer;
        }
        button[aria-pressed="true"], button[aria-current="page"] { background: var(--ink); color: #ffffff; border-color: var(--ink); }
        button.main { background: var(--blue); border-color: var(--blue); color: #ffffff; font-weight: 600; }
        button.stop { background: var(--orange); border-color: var(--orange); color: #ffffff; font-weight: 700; font-size: 18px; min-height: 56px; }
        button:disabled { background: #e7eaee; color: #59626d; border-color: #c3cbd4; cursor: default; }
        :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
        .group { display: flex; gap: 4px; }
        select, input, textarea { border: 1px solid #6b7580; border-radius: 8px; padding: 8px 10px; min-height: 44px; background: var(--paper); max-width: 100%; }
        label { display: block; font-weight: 600; margin: 10px 0 2px; }
        .card { background: var(--paper); border: 1px solid var(--rule); border-radius: 14px; padding: 16px 18px; margin: 0 0 14px; }
        .narrow { max-width: 560px; }
        .row { display: flex; flex-wrap: wrap; gap: 10px; align-items: end; }
        .grid { display: grid; grid-template-columns: minmax(300px, 1.2fr) minmax(300px, 1fr); gap: 14px; align-items: start; }
        .grid.three { grid-template-columns: minmax(280px, 1.1fr) minmax(280px, 1fr) minmax(280px, 1fr); }
        .steps { list-style: none; padding: 0; margin: 0; } .steps li { display: flex; gap: 10px; padding: 5px 6px; border-top: 1px solid var(--rule); }
        .steps li[aria-current="step"] { background: var(--blue-tint); border-left: 5px solid var(--blue); font-weight: 600; }
        .steps .sign { flex: none; width: 1.4em; text-align: center; font-weight: 700; }
        .asked { border-left: 6px solid var(--blue); } .asked .options { display: grid; gap: 8px; margin-top: 8px; }
        .asked button { text-align: left; }
        .notice { background: var(--amber-tint); border: 2px dashed #7a5600; border-radius: 10px; padding: 8px 12px; margin: 0 0 12px; }
        .fault { background: var(--orange-tint); border: 2px solid var(--orange); border-radius: 10px; padding: 8px 12px; margin: 0 0 12px; font-weight: 600; }
        .alert:not(:empty) {
          position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); background: var(--ink); color: #ffffff;
          padding: 12px 18px; border-radius: 10px; max-width: 90vw; white-space: pre-wrap; z-index: 2;
        }
        .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(112px, 1fr)); gap: 8px; margin: 0; }
        .numbers div { border: 1px solid var(--rule); border-radius: 9px; padding: 6px 10px; }
        .numbers dt { color: var(--muted); font-size: 14px; } .numbers dd { margin: 0; font-size: 20px; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .muted { color: var(--muted); font-size: 14px; }
        svg { display: block; width: 100%; height: auto; max-height: 62vh; touch-action: manipulation; }
        .deeds { position: sticky; top: 0; z-index: 1; background: var(--ground); padding: 8px 0; }
        input + button, select + button { margin-top: 8px; margin-right: 8px; } .card > input, .card > select { margin-right: 8px; }
        * + .row { margin-top: 10px; } #who { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; } .grid > * { min-width: 0; }
        svg text { font-size: 4.2px; fill: var(--ink); } svg .small { font-size: 3.4px; }
        .skin-ground { fill: #f0cfb4; } .landmark { stroke: var(--ink); stroke-width: 0.6; fill: none; }
        .shaft { stroke: #14181c; stroke-width: 0.9; stroke-linecap: round; } .barrel { stroke: #4a535e; stroke-width: 5; stroke-linecap: butt; stroke-opacity: 0.55; }
        .tip { fill: #ffffff; stroke: #14181c; stroke-width: 0.7; } .point { fill: none; stroke: var(--orange); stroke-width: 1.2; }
        .exemplar { fill: none; stroke: #1a7f37; stroke-width: 0.8; stroke-dasharray: 2 1.5; }
        .layer { stroke: #1b1f24; stroke-opacity: 0.45; stroke-width: 0.25; }
        .layer.skin { fill: #f0cfb4; } .layer.fat { fill: #fcefc0; } .layer.fascia { fill: #c3ced9; } .layer.muscle { fill: #efc0bb; } .layer.bone { fill: #e9e5da; }
        .curve { fill: none; stroke: var(--blue); stroke-width: 0.8; } .axis { fill: none; stroke: var(--muted); stroke-width: 0.3; }
        .trail { fill: none; stroke: #14181c; stroke-width: 0.5; stroke-opacity: 0.7; stroke-dasharray: 0.6 0.8; } a { color: var(--blue); }
        #timeline { max-height: none; cursor: crosshair; margin: 6px 0 10px; } #timeline .lane { font-size: 17px; font-weight: 600; } #timeline .lane-small { font-size: 15px; fill: var(--muted); }
        .wave { fill: none; stroke: var(--blue); stroke-width: 2; } #timeline .axis { stroke-width: 1; } .cursor { stroke: var(--orange); stroke-width: 2.5; }
        .at { stroke: var(--ink); stroke-width: 2; fill: none; } .at.bad { fill: var(--orange); stroke: var(--orange); } .at.good { stroke: var(--blue); stroke-width: 3; }
        #scrub { width: 100%; padding: 0; margin: 12px 0 4px; border: 0; background: none; accent-color: var(--blue); } .inline { display: flex; gap: 8px; align-items: center; max-width: 100%; } .inline select { min-width: 0; flex: 1 1 auto; } .inline button { flex: none; margin: 0; } .inline label { margin: 0; }
        .numbers.five { grid-template-columns: repeat(auto-fit, minmax(112px, 1fr)); }
        .mark { display: flex; gap: 12px; width: 100%; text-align: left; margin: 0 0 6px; padding: 6px 10px; } .mark .when { flex: none; width: 4.2em; font-variant-numeric: tabular-nums; color: var(--muted); }
        .mark[aria-current] { border: 2px solid var(--blue); background: var(--blue-tint); } .mark.bad .when { color: var(--orange); font-weight: 700; }
        #marks { max-height: 70vh; overflow-y: auto; padding: 4px; } .links { white-space: nowrap; } .links a { display: inline-block; padding: 6px 8px; }
        details { border: 1px solid var(--rule); border-radius: 10px; padding: 4px 12px; margin: 0 0 8px; } details[open] { padding-bottom: 12px; }
        summary { cursor: pointer; padding: 8px 0; font-weight: 600; min-height: 44px; } .part { border-left: 3px solid var(--rule); padding-left: 12px; margin: 10px 0; }
        .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 4px 12px; align-items: start; } #form { margin-top: 12px; } #reports .links, #reports .result { white-space: nowrap; } #reports .links a { display: block; padding: 6px 0; } .fields input, .fields select { width: 100%; } .fields .wide { grid-column: 1 / -1; }
        .shared { color: var(--muted); font-weight: 400; font-size: 14px; } .caret { background: var(--ground); padding: 4px 8px; border-radius: 6px; margin: 2px 0 8px; }
        .tick { display: flex; gap: 10px; align-items: center; min-height: 44px; } .tick input { min-height: 0; width: 22px; height: 22px; } a.deed { display: inline-block; border: 1px solid var(--blue); border-radius: 9px; padding: 9px 16px; font-weight: 600; }
        .beside { position: sticky; top: 8px; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 7px 9px; border-top: 1px solid var(--rule); vertical-align: top; }
        th { font-weight: 600; } .scroll { overflow-x: auto; }
        .code { font-size: 28px; letter-spacing: 0.08em; font-family: ui-monospace, Menlo, Consolas, monospace; }
        .source { width: 100%; min-height: 420px; font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 14px; white-space: pre; overflow: auto; }
        pre { font-size: 14px; white-space: pre; overflow-x: auto; margin: 0; }
        iframe { width: 100%; height: 70vh; border: 1px solid var(--rule); border-radius: 10px; background: var(--paper); }
        .verdict { font-size: 26px; font-weight: 700; } .verdict.passed { color: var(--blue); } .verdict.failed, .verdict.void { color: var(--orange); }
        @media (max-width: 980px) { .grid, .grid.three { grid-template-columns: minmax(0, 1fr); } .numbers, .numbers.five { grid-template-columns: repeat(2, 1fr); } .beside { position: static; } }
        @media (min-width: 620px) and (max-width: 980px) { .numbers, .numbers.five { grid-template-columns: repeat(5, 1fr); } .numbers dd { font-size: 18px; } .grid.replay, .grid.session { grid-template-columns: repeat(2, minmax(0, 1fr)); } .grid.three > :last-child { grid-column: 1 / -1; } .grid .numbers { grid-template-columns: repeat(2, 1fr); } }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
        """
}
