import Authoring
import Scoring
import Sessions

/// The pictures with their captions and legends, or the sentence that says why there are none.
extension Page {
    var pictures: Markup {
        section("pictures", Words.pictures) {
            if trace.unreadable > 0 { element("p", ["class": "lead"]) { Words.unreadable(trace.unreadable) } }
            if report.run.frames.isEmpty {
                element("p", ["class": "say"]) { Words.noFrames }
                timeline
            } else if !trace.touched || trace.frames.isEmpty {
                element("p", ["class": "say"]) { Words.neverTouched }
                timeline
            } else {
                if trace.deepest == nil { element("p", ["class": "say"]) { Words.neverPunctured } }
                force
                section
                timeline
                time
            }
        }
    }

    private func figure(
        _ name: String, _ title: LocalizedText, _ caption: LocalizedText, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        element("figure") {
            element("figcaption") {
                element("h3", ["id": "\(name)-caption"]) { title }
                element("p") { caption }
            }
            content()
        }
    }

    /// A picture that scrolls by itself on small screens.
    private func frame(_ picture: Markup) -> Markup { element("div", ["class": "drawing"]) { picture } }

    private var force: Markup {
        figure("force", Words.force, Words.forceCaption) {
            frame(ForceDepthPlot(trace).picture)
            element("ul", ["class": "legend"]) {
                strokes
                sample(Words.rupture) {
                    Shapes.path([Point(22, 2), Point(29, 9), Point(22, 16), Point(15, 9)], "rupture", closed: true)
                }
            }
        }
    }

    private var section: Markup {
        figure("arm", Words.section, Words.sectionCaption) {
            if !report.run.slices.isEmpty {
                element("div", ["class": "pair even"]) {
                    for (number, slice) in report.run.slices.enumerated() {
                        let name = number == 0 ? "section-caption" : "along-caption"
                        element("div") {
                            element("h4", ["id": name]) { number == 0 ? Words.acrossSite : Words.alongBody }
                            frame(
                                SlicePicture(slice).picture(
                                    trace, needleLength: report.circumstances.needleLength, name: name))
                        }
                    }
                }
                element("ul", ["class": "legend"]) { strokes }
            } else if let arm = ArmShape(report.run) {
                let length = report.circumstances.needleLength
                element("div", ["class": "pair"]) {
                    element("div") {
                        element("h4", ["id": "section-caption"]) { Words.across }
                        frame(ArmSection(trace, arm, needleLength: length).picture)
                    }
                    element("div") {
                        element("h4", ["id": "along-caption"]) { Words.along }
                        frame(ArmAlong(trace, arm, needleLength: length).picture)
                    }
                }
                element("ul", ["class": "legend"]) { strokes }
            } else {
                element("p", ["class": "say"]) { Words.noArm }
            }
        }
    }

    @MarkupBuilder private var timeline: Markup {
        let timeline = Timeline(score, trace, clock)
        if !timeline.steps.isEmpty {
            figure("timeline", Words.timeline, Words.timelineCaption) { frame(timeline.picture) }
        }
    }

    private var time: Markup {
        let events = report.run.events.filter(\.time.isFinite).sorted { $0.time < $1.time }.compactMap { event in
            Words.event(event.kind, in: score).map { (seconds: event.time, word: $0) }
        }
        let plot = TimePlot(trace, events: events)
        return figure("time", Words.time, Words.timeCaption) {
            frame(plot.picture)
            if !plot.marks.isEmpty {
                element("ol", ["class": "events"]) {
                    for mark in plot.marks {
                        element("li") {
                            element("span", ["class": "letter"]) { mark.letter }
                            element("span", ["class": "at"]) { "\(mark.seconds.fixed(2)) s" }
                            element("span") { mark.word }
                        }
                    }
                }
            }
            if plot.unmarked > 0 { element("p") { Words.moreEvents(plot.unmarked) } }
        }
    }

    @MarkupBuilder private var strokes: Markup {
        sample(Words.insertion) { Shapes.path([Point(2, 9), Point(42, 9)], "curve insertion") }
        sample(Words.withdrawal) { Shapes.path([Point(2, 9), Point(42, 9)], "curve withdrawal") }
        if !trace.exemplar.isEmpty {
            sample(Words.exemplar) { Shapes.path([Point(2, 9), Point(42, 9)], "curve exemplar") }
        }
    }

    private func sample(_ word: LocalizedText, @MarkupBuilder _ drawing: () -> Markup) -> Markup {
        element("li") {
            element("svg", ["class": "sample", "viewBox": "0 0 44 18", "aria-hidden": "true"], drawing)
            element("span") { word }
        }
    }
}
