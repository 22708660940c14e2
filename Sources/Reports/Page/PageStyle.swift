/// How the page looks: dark on light, readable on a tablet, printable, and never told by colour alone.
///
/// Blue and burnt orange stay apart in every common kind of colour blindness; all text reaches 4.5 : 1.
enum PageStyle {
    static let source: StaticString = """
        :root {
          --ink: #1b1f24; --muted: #545d68; --rule: #d3d9e0; --ground: #f4f6f8; --paper: #ffffff;
          --blue: #005a9c; --blue-tint: #e4eff8; --orange: #a63603; --orange-tint: #fcece2;
          --amber: #7a5600; --amber-tint: #fff4d6; --grey: #545d68; --grey-tint: #eceff2;
          --skin: #f0cfb4; --fat: #fcefc0; --fascia: #c3ced9; --muscle: #efc0bb; --bone: #e9e5da;
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); line-height: 1.55; font-size: 16px;
          font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Hiragino Sans", "Yu Gothic UI",
            "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif;
        }
        html[data-language="ja"] .en, html[data-language="en"] .ja { display: none; }
        header, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
        header { display: flex; justify-content: space-between; align-items: flex-start; gap: 24px; padding-top: 28px; }
        h1 { font-size: 27px; line-height: 1.3; margin: 2px 0 0; text-wrap: balance; }
        h2 { font-size: 21px; line-height: 1.35; margin: 0 0 10px; }
        h3 { font-size: 17px; margin: 0 0 6px; }
        h4 { font-size: 15px; margin: 0 0 4px; font-weight: 600; }
        p { margin: 0 0 8px; }
        .kind { color: var(--muted); margin: 0; font-size: 15px; }
        .kind b { color: var(--ink); letter-spacing: 0.04em; margin-right: 0.6em; }
        .lead, figcaption p { color: var(--muted); font-size: 15px; max-width: 74ch; }
        .say { font-size: 18px; }
        .languages { display: flex; flex: none; border: 1px solid var(--rule); border-radius: 10px; overflow: hidden; background: var(--paper); }
        button { font: inherit; color: var(--ink); background: none; border: 0; padding: 10px 16px; min-height: 44px; cursor: pointer; }
        button[aria-pressed="true"] { background: var(--ink); color: #ffffff; font-weight: 600; }
        :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
        .languages :focus-visible { outline-offset: -4px; outline-color: #4aa3e0; }
        .skip { position: absolute; left: -9999px; }
        .skip:focus { left: 16px; top: 8px; background: var(--paper); padding: 8px 12px; z-index: 1; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

        .icon { width: 1.25em; height: 1.25em; vertical-align: -0.25em; margin-right: 0.4em; flex: none; fill: none; stroke: none; color: var(--grey); }
        .icon.pass { color: var(--blue); } .icon.fail, .icon.stop { color: var(--orange); } .icon.part, .icon.warning { color: var(--amber); }
        .icon .filled { fill: currentColor; } .icon .ring { stroke: currentColor; stroke-width: 2; fill: none; }
        .icon .sign { stroke: #ffffff; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; fill: none; }
        .icon .stroke { stroke: currentColor; stroke-width: 2; stroke-linecap: round; fill: none; }

        .notices { margin: 18px 0 0; }
        .draft {
          display: flex; background: var(--amber-tint); border: 2px dashed var(--amber); border-radius: 10px;
          padding: 10px 14px; margin: 0 0 8px;
        }
        .draft .icon { margin-top: 0.15em; }
        .draft b { margin-right: 0.4em; }
        .aid { color: var(--muted); font-size: 14px; }

        section, .verdict {
          background: var(--paper); border: 1px solid var(--rule); border-radius: 14px; padding: 22px 24px; margin: 16px 0;
        }
        section > :last-child, .sum > :last-child { margin-bottom: 0; }
        h2 + figure { margin-top: 0; padding-top: 0; border-top: 0; }
        .verdict { display: grid; grid-template-columns: auto 1fr; gap: 6px 32px; border-left: 10px solid var(--grey); }
        .verdict.passed { border-left-color: var(--blue); } .verdict.failed { border-left-color: var(--orange); }
        .verdict:focus { outline: none; }
        .stamp { display: flex; align-items: center; }
        .stamp .icon { width: 64px; height: 64px; margin-right: 14px; }
        .stamp h2 { font-size: 34px; margin: 0; }
        .passed .stamp h2 { color: var(--blue); } .failed .stamp h2 { color: var(--orange); }
        .points { display: flex; align-items: baseline; gap: 18px; margin: 0; font-size: 18px; }
        .percent { font-size: 34px; font-weight: 700; font-variant-numeric: tabular-nums; }
        .bar-picture { display: block; width: 100%; max-width: 600px; height: auto; overflow: visible; }
        .bar-picture .track { fill: var(--grey-tint); } .bar-picture .level { fill: var(--grey); }
        .passed .level { fill: var(--blue); } .failed .level { fill: var(--orange); }
        .bar-picture .mark { stroke: var(--ink); stroke-width: 2.5; }
        .bar-picture text { font-size: 15px; fill: var(--ink); }
        .critical-count { display: flex; align-items: center; margin: 6px 0 0; font-weight: 600; position: relative; }
        .critical-count.bad { color: var(--orange); }
        .reasons { margin-top: 8px; } .reasons ul { margin: 4px 0; padding-left: 1.3em; }
        .facts {
          grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(210px, 1fr)); gap: 10px 24px;
          margin: 12px 0 0; padding-top: 14px; border-top: 1px solid var(--rule);
        }
        dt { color: var(--muted); font-size: 14px; } dd { margin: 0; overflow-wrap: anywhere; }

        .card { border: 1px solid var(--orange); border-left: 8px solid var(--orange); border-radius: 10px; padding: 14px 18px; margin: 10px 0; background: var(--orange-tint); }
        .card h3 { display: flex; align-items: flex-start; color: var(--orange); margin-bottom: 8px; }
        .card h3 .icon { margin-top: 0.15em; }
        .card dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 8px 24px; margin: 0; }

        .losses { margin: 0; padding: 0; list-style: none; }
        .losses li { display: flex; gap: 14px; padding: 7px 0; border-top: 1px solid var(--rule); }
        .lost { flex: none; min-width: 3.2em; text-align: right; color: var(--orange); font-weight: 700; font-variant-numeric: tabular-nums; }
        .losses b { margin-right: 0.4em; }

        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.45; }
        th, td { text-align: left; vertical-align: top; padding: 9px 10px; border-top: 1px solid var(--rule); font-weight: 400; overflow-wrap: break-word; }
        thead th { border-top: 0; border-bottom: 2px solid var(--ink); font-size: 14px; font-weight: 600; color: var(--muted); }
        table.steps { table-layout: fixed; min-width: 700px; }
        table.steps thead th:nth-child(1) { width: 25%; } table.steps thead th:nth-child(2) { width: 18%; }
        table.steps thead th:nth-child(3) { width: 18%; } table.steps thead th:nth-child(4) { width: 14%; }
        .step th { background: var(--grey-tint); padding: 8px 10px; }
        .step th > div { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; }
        .step-title { font-weight: 600; font-size: 16px; }
        .number-badge, .letter {
          display: inline-flex; align-items: center; justify-content: center; flex: none; width: 26px; height: 26px;
          border-radius: 13px; background: var(--ink); color: #ffffff; font-size: 14px; font-weight: 600;
        }
        .status { display: inline-flex; align-items: center; }
        .when { margin-left: auto; color: var(--muted); font-size: 14px; }
        .seconds { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .ticks { color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; margin-left: 0.6em; white-space: nowrap; }
        .chip { border: 1px solid var(--rule); border-radius: 10px; padding: 0 8px; font-size: 13px; background: var(--paper); white-space: nowrap; }
        .criterion th { font-weight: 600; padding-left: 20px; }
        .advice { font-weight: 400; color: var(--orange); margin: 3px 0 0; }
        .criterion.partial .advice { color: var(--amber); }
        .band { display: flex; } .band .icon { margin-top: 0.1em; }
        .earned { font-variant-numeric: tabular-nums; font-weight: 600; padding-left: 1.65em; }
        .criterion.zero { background: var(--orange-tint); } .criterion.partial { background: var(--amber-tint); }
        .evidence .chip { margin-right: 0.6em; }
        .evidence .ticks, .evidence .source { display: block; margin: 2px 0 0; }
        .card .ticks { margin-left: 0.6em; }
        .source { color: var(--muted); font-size: 13px; display: block; }
        .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
        table.metrics th { font-weight: 600; }

        figure { margin: 26px 0 0; padding-top: 18px; border-top: 1px solid var(--rule); break-inside: avoid; }
        .drawing { overflow-x: auto; }
        .picture { display: block; width: 100%; height: auto; overflow: visible; }
        .picture.clipped { overflow: hidden; }
        .pair { display: grid; grid-template-columns: 520fr 380fr; gap: 24px; align-items: start; }
        .picture text { font-size: 15px; fill: var(--ink); }
        .picture .tick { font-size: 14px; fill: var(--muted); font-variant-numeric: tabular-nums; }
        .picture .name { font-size: 15px; fill: var(--ink); } .picture .small { font-size: 14px; }
        .picture .strong { font-weight: 600; }
        .middle { text-anchor: middle; } .end { text-anchor: end; }
        .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
        .picture line, .picture path { fill: none; }
        .axis { stroke: var(--muted); stroke-width: 1.2; } .grid { stroke: #1b1f24; stroke-opacity: 0.1; stroke-width: 1; }
        .zero { stroke: var(--ink); stroke-width: 1.2; stroke-opacity: 0.55; }
        .experts { fill: var(--blue-tint); } .curve.learning { stroke: var(--blue); stroke-width: 2; }
        .attempt { stroke: var(--blue); stroke-width: 2.5; } .attempt.passed { fill: var(--blue); } .attempt.failed { fill: #ffffff; stroke: var(--orange); }
        .leader { stroke: var(--muted); stroke-width: 1; fill: none; } .dot { fill: var(--muted); }
        .layer.air { fill: #eef1f5; } .layer.skin { fill: var(--skin); } .layer.fat { fill: var(--fat); } .layer.fascia { fill: var(--fascia); }
        .layer.muscle { fill: var(--muscle); } .layer.bone { fill: var(--bone); }
        .layer.vessel { fill: #7b2d8b; } .layer.nerve { fill: #f2e205; } .pair.even { grid-template-columns: 1fr 1fr; }
        .picture path.layer.skin { fill: var(--skin); } .picture path.layer.fat { fill: var(--fat); }
        .picture path.layer.fascia { fill: var(--fascia); } .picture path.layer.muscle { fill: var(--muscle); }
        .picture path.layer.bone { fill: var(--bone); } .picture path.layer.vessel { fill: #7b2d8b; } .picture path.layer.nerve { fill: #f2e205; }
        .face { stroke: #1b1f24; stroke-opacity: 0.28; stroke-width: 1; }
        .marrow { fill: #f8f5ee; stroke: #1b1f24; stroke-opacity: 0.15; }
        .paper { fill: var(--paper); } .plate { fill: #ffffff; fill-opacity: 0.85; }
        .curve { fill: none; stroke-linejoin: round; stroke-linecap: round; stroke: var(--ink); stroke-width: 2.2; }
        .curve.insertion { stroke: var(--blue); stroke-width: 3; }
        .curve.withdrawal { stroke: var(--orange); stroke-width: 2.4; stroke-dasharray: 7 5; stroke-linecap: butt; }
        .curve.exemplar { stroke: #1a7f37; stroke-width: 5; stroke-opacity: 0.55; }
        .curve.dose { stroke: var(--orange); } .curve.depth { stroke: var(--blue); }
        .rupture { fill: #ffffff; stroke: var(--ink); stroke-width: 2; }
        .picture path.rupture, .sample path.rupture { fill: #ffffff; }
        .needle { stroke: #3a424b; stroke-width: 8; stroke-opacity: 0.34; fill: none; }
        .hub { stroke: #3a424b; stroke-width: 16; stroke-opacity: 0.5; fill: none; }
        .tip { fill: #ffffff; stroke: var(--ink); stroke-width: 2; }
        .landmark, .bar { stroke: var(--ink); stroke-width: 2; fill: none; }
        .event { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; fill: none; }
        .badge, .picture .number { fill: var(--ink); }
        .picture .badge-text, .picture .number-text { fill: #ffffff; font-size: 14px; font-weight: 600; }
        .picture .track { fill: var(--grey-tint); } .window { fill: var(--blue); fill-opacity: 0.16; stroke: var(--blue); stroke-width: 1.5; }
        .span { fill: var(--ink); fill-opacity: 0.55; }
        .legend { display: flex; flex-wrap: wrap; gap: 6px 26px; list-style: none; margin: 8px 0 0; padding: 0; }
        .legend li { display: flex; align-items: center; }
        .sample { width: 44px; height: 18px; margin-right: 8px; flex: none; }
        .events { list-style: none; margin: 10px 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 6px 20px; }
        .events li { display: flex; align-items: baseline; gap: 10px; }
        .at { font-variant-numeric: tabular-nums; color: var(--muted); white-space: nowrap; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px 20px; margin: 0 0 14px; max-width: 760px; }
        .figures dd { font-size: 19px; font-weight: 600; font-variant-numeric: tabular-nums; }
        .record { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 10px 24px; margin: 0; }
        .record div:first-child { grid-column: 1 / -1; } .record div:first-child dd { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 14px; }
        footer { color: var(--muted); font-size: 14px; padding-bottom: 36px; }

        @media (max-width: 900px) {
          header, main, footer { padding-left: 16px; padding-right: 16px; }
          section, .verdict { padding: 18px 16px; }
          .pair { gap: 12px; }
        }
        @media (max-width: 640px) {
          header { flex-direction: column-reverse; gap: 10px; }
          .verdict, .pair { grid-template-columns: 1fr; }
          .drawing .picture { min-width: 620px; }
          .pair .drawing .picture { min-width: 0; }
        }
        table.matrix { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        table.matrix th, table.matrix td { border: 1px solid var(--rule); padding: 6px 10px; text-align: right; }
        table.matrix th { text-align: left; vertical-align: bottom; }
        table.matrix .share { background: linear-gradient(var(--blue-tint), var(--blue-tint)) no-repeat left; }
        @media print {
          @page { size: A4; margin: 14mm 12mm; }
          body { background: #ffffff; font-size: 10.5pt; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          header, main, footer { max-width: none; padding: 0; }
          .languages, .skip { display: none; }
          section { border: 0; border-radius: 0; padding: 0; margin: 14px 0; }
          .verdict { border: 1px solid var(--rule); border-left: 10px solid var(--grey); padding: 14px; }
          table.steps { min-width: 0; font-size: 9pt; } .scroll, .drawing { overflow: visible; }
          tr, li, .card, figure, #left-out, #timing, #record { break-inside: avoid; } h2, h3, .lead, .step { break-after: avoid; }
          .pair { gap: 12px; } thead { display: table-header-group; }
        }
        """
}
