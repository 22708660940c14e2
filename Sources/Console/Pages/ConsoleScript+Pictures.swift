extension ConsoleScript {
    /// The skin with its landmarks and the needle over it, and the cut across the site, in millimetres.
    static let pictures: StaticString = #"""
        import { say, layers } from "./words.js";
        const space = "http://www.w3.org/2000/svg";
        function shape(name, attributes = {}, text = null) {
          const made = document.createElementNS(space, name);
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
          if (text != null) made.textContent = text;
          return made;
        }
        const mm = (x) => (x * 1000).toFixed(2);

        function needle() {
          const barrel = shape("line", { class: "barrel" }), shaft = shape("line", { class: "shaft" }), tip = shape("circle", { class: "tip", r: 1.3 });
          const group = shape("g", { "aria-hidden": "true" });
          group.append(barrel, shaft, tip);
          return { group, put(from, hub, back) {
            shaft.setAttribute("x1", from[0]); shaft.setAttribute("y1", from[1]); shaft.setAttribute("x2", hub[0]); shaft.setAttribute("y2", hub[1]);
            barrel.setAttribute("x1", hub[0]); barrel.setAttribute("y1", hub[1]); barrel.setAttribute("x2", back[0]); barrel.setAttribute("y2", back[1]);
            tip.setAttribute("cx", from[0]); tip.setAttribute("cy", from[1]);
          } };
        }
        const along = (tip, axis, far) => tip.map((x, i) => x - axis[i] * far);

        // The way of the tip, mm, near the skin: `down` is 1 seen from above and 2 in the cut.
        function trail(picture, before, tips, down) {
          let line = "", on = false;
          for (const tip of tips) {
            if (tip[2] > 15) { on = false; continue; }
            line += `${on ? "L" : "M"}${tip[0].toFixed(2)} ${(-tip[down]).toFixed(2)}`;
            on = true;
          }
          if (line) picture.insertBefore(shape("path", { class: "trail", d: line, "aria-hidden": "true" }), before);
        }

        // Seen from above: right is the patient frame's x, up is toward the head.
        export function skin(scene) {
          const below = scene.landmarks.map((mark) => mark.below * 1000);
          const foot = Math.max(30, ...below) + 30, head = Math.max(30, ...below.map((x) => 30 - x));
          const picture = shape("svg", { viewBox: `-70 ${-head} 140 ${head + foot}`, role: "img", id: "skin",
            "aria-label": say({ ja: "皮膚と目印、その上の針", en: "The skin with its landmarks, and the needle over it" }) });
          picture.append(shape("rect", { x: -70, y: -head, width: 140, height: head + foot, class: "skin-ground", rx: 4 }));
          picture.append(shape("text", { x: -66, y: -head + 7, class: "small" }, say({ ja: "↑ 頭", en: "↑ head" })));
          for (const mark of scene.landmarks) {
            const y = mark.below * 1000;
            picture.append(shape("path", { class: "landmark", d: `M-4 ${y}H4M0 ${y - 4}V${y + 4}` }), shape("text", { x: 6, y: y - 1.4, class: "small" }, say(mark.name)));
          }
          const point = shape("g", { class: "point", visibility: "hidden" });
          point.append(shape("circle", { r: 5, class: "point" }), shape("path", { d: "M-8 0H-3M3 0H8M0 -8V-3M0 3V8", class: "point" }));
          const held = needle();
          picture.append(point, held.group);
          return { picture, trail(tips) { trail(picture, held.group, tips, 1); }, show(now) {
            const at = (p) => [mm(p[0]), mm(-p[1])];
            const hub = along(now.tip, now.axis, scene.needle), back = along(now.tip, now.axis, scene.needle + 0.05);
            held.put(at(now.tip), at(hub), at(back));
            const where = now.coaching && now.coaching.at;
            point.setAttribute("visibility", where ? "visible" : "hidden");
            if (where) point.setAttribute("transform", `translate(${mm(where[0])} ${mm(-where[1])})`);
          }, place(event) {
            const spot = picture.createSVGPoint();
            spot.x = event.clientX; spot.y = event.clientY;
            const found = spot.matrixTransform(picture.getScreenCTM().inverse());
            return [found.x / 1000, -found.y / 1000];
          } };
        }

        // Cut across the site through the landmark, seen toward the head.
        export function section(scene) {
          const picture = shape("svg", { viewBox: "-42 -45 104 105", role: "img", id: "section",
            "aria-label": say({ ja: "皮膚の下の層と針の断面", en: "A cut through the layers under the skin, and the needle" }) });
          const xs = scene.places.map((x) => x * 1000);
          picture.append(shape("rect", { x: 40, y: -45, width: 22, height: 105, fill: "#ffffff" }));
          scene.faces.forEach((face, number) => {
            const line = face.heights.map((z, i) => (z == null ? null : `${xs[i].toFixed(2)} ${(-z * 1000).toFixed(2)}`)).filter((x) => x);
            if (!line.length) return;
            picture.append(shape("path", { class: `layer ${face.layer}`, d: `M${line.join("L")}V60H${line[0].split(" ")[0]}Z` }));
            picture.append(shape("rect", { class: `layer ${face.layer}`, x: 42, y: number * 7, width: 4, height: 4 }), shape("text", { x: 47.5, y: number * 7 + 3.4, class: "small" }, say(layers[face.layer])));
          });
          if (scene.exemplar.length > 1) picture.append(shape("path", { class: "exemplar", d: "M" + scene.exemplar.map((p) => `${mm(p[0])} ${mm(-p[2])}`).join("L") }));
          const held = needle();
          picture.append(held.group);
          return { picture, trail(tips) { trail(picture, held.group, tips, 2); }, show(now) {
            const at = (p) => [mm(p[0]), mm(-p[2])];
            held.put(at(now.tip), at(along(now.tip, now.axis, scene.needle)), at(along(now.tip, now.axis, scene.needle + 0.05)));
          } };
        }

        // Depth, force and angle over the time of a session, each in a lane of its own, and marks below.
        export function timeline(moments) {
          const end = moments.time[moments.time.length - 1] || 1, x = (time) => 120 + (time / end) * 860;
          const picture = shape("svg", { viewBox: "0 0 1000 250", role: "img", id: "timeline", "aria-label": say({ ja: "時間に対する深さ、力、角度", en: "Depth, force and angle over time" }) });
          const thin = Math.max(1, Math.ceil(moments.time.length / 3000));
          [["depth", { ja: "深さ", en: "Depth" }, "mm", 5], ["force", { ja: "力", en: "Force" }, "N", 1], ["angle", { ja: "角度", en: "Angle" }, "°", 90]].forEach(([id, words, unit, least], lane) => {
            const all = moments[id], high = Math.max(least, ...all), low = Math.min(0, ...all), base = 70 + lane * 75, y = (v) => base - ((v - low) / (high - low)) * 58;
            let line = "";
            all.forEach((v, i) => { if (i % thin === 0) line += `${line ? "L" : "M"}${x(moments.time[i]).toFixed(1)} ${y(v).toFixed(1)}`; });
            picture.append(shape("path", { class: "axis", d: `M120 ${y(0).toFixed(1)}H980` }), shape("path", { class: "wave", d: line }),
              shape("text", { x: 0, y: base - 36, class: "lane" }, say(words)), shape("text", { x: 0, y: base - 14, class: "lane-small" }, `${high.toFixed(id === "force" ? 1 : 0)} ${unit}`));
          });
          const marks = shape("g", { "aria-hidden": "true" }), cursor = shape("line", { class: "cursor", y1: 4, y2: 246 });
          picture.append(marks, cursor);
          return { picture, show(time) { cursor.setAttribute("x1", x(time)); cursor.setAttribute("x2", x(time)); },
            mark(time, kind) { const at = x(time).toFixed(1); marks.append(shape("path", { class: `at ${kind}`, d: kind === "bad" ? `M${at} 226l7 14h-14Z` : `M${at} 228v14` })); },
            time(event) { const box = picture.getBoundingClientRect(); return ((event.clientX - box.left) / box.width * 1000 - 120) / 860 * end; } };
        }

        // Force over depth, of one straight insertion.
        export function forceCurve(points) {
          const far = Math.max(...points.map((p) => p[0])) * 1000, high = Math.max(1, ...points.map((p) => p[1])), low = Math.min(0, ...points.map((p) => p[1]));
          const x = (d) => 12 + (d * 1000 / far) * 120, y = (f) => 10 + (high - f) / (high - low) * 56, zero = y(0);
          const picture = shape("svg", { viewBox: "0 0 140 76", role: "img", "aria-label": say({ ja: "深さに対する力", en: "Force over the depth" }) });
          picture.append(shape("path", { class: "axis", d: `M12 8V68M12 ${zero}H134` }), shape("text", { x: 1, y: 7, class: "small" }, `${high.toFixed(1)} N`),
            shape("text", { x: 118, y: zero - 2, class: "small" }, `${far.toFixed(0)} mm`), shape("path", { class: "curve", fill: "none", d: "M" + points.map((p) => `${x(p[0]).toFixed(2)} ${y(p[1]).toFixed(2)}`).join("L") }));
          return picture;
        }
        """#
}
