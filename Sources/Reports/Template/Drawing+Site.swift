import Authoring

/// What is on a site's sheet.
extension Drawing {
    mutating func heading(_ site: SiteLandmarks) {
        text("\(site.title.ja)  \(site.title.en)", Point(105, 18), size: 6, anchor: .middle, isStrong: true)
        let lines = [
            "拡大・縮小せず100 %で印刷し、「タブレットの中心」の十字をタブレットの中心に合わせて貼る。",
            "Print at 100 %, unscaled. Tape it on so that the cross \"centre of the tablet\" lies over the tablet's centre.",
            "訓練用教材。医療機器ではない。  Training aid, not a medical device.",
        ]
        for (index, line) in lines.enumerated() {
            text(line, Point(105, 27 + 5.4 * Double(index)), size: 3.4, anchor: .middle)
        }
    }

    /// The unsafe zone, the midline with its margins, and the axillary line.
    mutating func zones(_ site: SiteLandmarks) {
        let acromion = SiteTemplate.place(site.acromion)
        let axilla = SiteTemplate.place(site.axillaryLinePoint)
        let half = site.midline * 1000
        let (left, right) = (acromion.x - half, acromion.x + half)
        let safe = acromion.y + site.unsafe * 1000
        hatch(from: Point(left, acromion.y), to: Point(right, safe), gap: 3)
        line(Point(left, safe), Point(right, safe), stroke: 0.5)
        label(
            right, acromion.y + site.unsafe * 500, "ここに刺さない：肩峰から\((site.unsafe * 1000).short(1)) mm未満",
            "No injection: < \((site.unsafe * 1000).short(1)) mm below the acromion", reach: 0)

        let foot = axilla.y + 20
        line(Point(acromion.x, acromion.y), Point(acromion.x, foot), stroke: 0.25, dash: 2.4)
        for x in [left, right] { line(Point(x, acromion.y), Point(x, foot), stroke: 0.25, dash: 1.2) }
        text("−\(half.short(1)) mm", Point(left, foot + 5), anchor: .middle)
        text("正中線  midline", Point(acromion.x, foot + 5), anchor: .middle)
        text("+\(half.short(1)) mm", Point(right, foot + 5), anchor: .middle)

        line(Point(acromion.x - 60, axilla.y), Point(right + 4, axilla.y), stroke: 0.4, dash: 3.2)
        text("腋窩線", Point(acromion.x - 60, axilla.y - 2.2))
        text("axillary line", Point(acromion.x - 60, axilla.y + 4.6))
    }

    mutating func points(_ site: SiteLandmarks) {
        let right = SiteTemplate.place(site.acromion).x + site.midline * 1000
        let acromion = SiteTemplate.place(site.acromion)
        cross(acromion, arm: 8, stroke: 0.6)
        text("肩峰の外側縁の中央", Point(acromion.x, acromion.y - 14.5), anchor: .middle, isStrong: true)
        text("lateral edge of mid-acromion", Point(acromion.x, acromion.y - 10), anchor: .middle)

        let named: [(place: SiteLandmarks.Place, ja: String, en: String)] = [
            (site.threeFingers, "三横指の点", "three fingers"),
            (site.axillaryLinePoint, "腋窩線の点", "axillary-line point"),
        ]
        for point in named {
            let place = SiteTemplate.place(point.place)
            circle(place, radius: site.ring * 1000, stroke: 0.4)
            circle(place, radius: 0.9, stroke: 0.6)
            let below = "\(((site.acromion.y - point.place.y) * 1000).short(1)) mm"
            let ring = (site.ring * 1000).short(1)
            let isOnAxillaryLine = point.place == site.axillaryLinePoint
            label(
                right, place.y, "\(point.ja) 肩峰から\(below)（円は±\(ring) mm）", "\(point.en), \(below) (ring ±\(ring) mm)",
                reach: isOnAxillaryLine ? 0 : right - place.x - site.ring * 1000)
        }
        let centre = SiteTemplate.place(site.tabletCentre)
        cross(centre, arm: 4, stroke: 0.4)
        line(Point(centre.x - 4, centre.y), Point(centre.x - 34, centre.y), stroke: 0.15)
        text("タブレットの中心", Point(centre.x - 35, centre.y - 0.6), anchor: .end)
        text("centre of the tablet", Point(centre.x - 35, centre.y + 4), anchor: .end)
    }

    /// Both languages right of the band, with a line from what they name, `reach` mm to the left of the band's edge.
    private mutating func label(_ edge: Double, _ y: Double, _ ja: String, _ en: String, reach: Double) {
        line(Point(edge - reach, y), Point(edge + 5, y), stroke: 0.15)
        text(ja, Point(edge + 6, y - 0.6), size: 3.2)
        text(en, Point(edge + 6, y + 3.6), size: 2.9)
    }

    mutating func origin(of site: SiteLandmarks) {
        text("出典 source: \(site.source)", Point(105, 288), size: 2.9, anchor: .middle, grey: 0.3)
    }

    mutating func directions() {
        arrow(Point(22, 70), Point(22, 54))
        text("頭側", Point(26, 59), size: 4.2, isStrong: true)
        text("head", Point(26, 64))
        arrow(Point(34, 216), Point(18, 216))
        text("左  left", Point(26, 223), size: 4.2, anchor: .middle)
        arrow(Point(176, 216), Point(192, 216))
        text("右  right", Point(184, 223), size: 4.2, anchor: .middle)
        text("皮膚を正面から見たとき", Point(105, 217), size: 3.2, anchor: .middle)
        text("as seen by someone facing the skin", Point(105, 221.4), size: 3.2, anchor: .middle)
    }

    /// 100 mm, to be measured with a real one.
    mutating func ruler() {
        let (left, y) = (55.0, 262.0)
        line(Point(left, y), Point(left + 100, y), stroke: 0.25)
        for tick in 0...10 {
            let x = left + Double(tick) * 10
            let isEnd = tick == 0 || tick == 10
            line(Point(x, y), Point(x, y - (isEnd ? 8 : 3)), stroke: 0.25)
            if isEnd { text((tick * 10).description, Point(x, y + 5), anchor: .middle) }
        }
        text("ここを測る：ちょうど100 mmでなければならない。", Point(105, y + 12), size: 4, anchor: .middle, isStrong: true)
        text("Measure this: it must be 100 mm.", Point(105, y + 17.5), size: 4, anchor: .middle, isStrong: true)
    }
}
