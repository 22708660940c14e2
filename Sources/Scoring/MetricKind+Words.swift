import Authoring

extension MetricKind {
    var title: LocalizedText {
        switch self {
        case .elapsed: LocalizedText(ja: "所要時間", en: "Elapsed time")
        case .waited: LocalizedText(ja: "早送りした時間", en: "Fast-forwarded time")
        case .path: LocalizedText(ja: "針先の移動距離", en: "Path length")
        case .timeInTissue: LocalizedText(ja: "組織内の時間", en: "Time in tissue")
        case .pathInTissue: LocalizedText(ja: "組織内の移動距離", en: "Path in tissue")
        case .punctures: LocalizedText(ja: "皮膚穿刺の回数", en: "Skin punctures")
        case .peakForce: LocalizedText(ja: "最大の力", en: "Peak force")
        case .peakSpeed: LocalizedText(ja: "最大の刺入速度", en: "Peak insertion speed")
        case .deepest: LocalizedText(ja: "最大の深さ", en: "Greatest depth")
        case .injectionDepth: LocalizedText(ja: "注入開始時の深さ", en: "Depth at injection")
        case .pastFascia: LocalizedText(ja: "注入開始時の筋膜からの深さ", en: "Depth past the fascia at injection")
        case .injectionTime: LocalizedText(ja: "注入時間", en: "Injection time")
        case .drift: LocalizedText(ja: "注入中の針先のずれ", en: "Tip drift while injecting")
        case .damage: LocalizedText(ja: "組織の損傷面積", en: "Tissue damage area")
        case .lateral: LocalizedText(ja: "横ぶれ(標準偏差)", en: "Lateral deviation (SD)")
        case .targets: LocalizedText(ja: "目標に達した回数", en: "Targets reached")
        case .logJerk: LocalizedText(ja: "対数無次元躍度(LDLJ)", en: "Log dimensionless jerk (LDLJ)")
        case .spectralArc: LocalizedText(ja: "スペクトル弧長(SPARC)", en: "Spectral arc length (SPARC)")
        case .rate: LocalizedText(ja: "平均の注入速度", en: "Mean injection rate")
        case .peakRate: LocalizedText(ja: "最大の注入速度", en: "Peak injection rate")
        case .leak: LocalizedText(ja: "皮膚の外に出た量", en: "Volume outside the skin")
        case .spent: LocalizedText(ja: "交換前のシリンジから入った量", en: "Volume from syringes that were put aside")
        case .aspirations: LocalizedText(ja: "内筒を引いた回数", en: "Aspirations")
        case .inSkin: LocalizedText(ja: "皮膚に入った量", en: "Volume in the skin")
        case .inFat: LocalizedText(ja: "脂肪に入った量", en: "Volume in the fat")
        case .inFascia: LocalizedText(ja: "筋膜に入った量", en: "Volume in the fascia")
        case .inMuscle: LocalizedText(ja: "筋肉に入った量", en: "Volume in the muscle")
        case .exemplarRMS: LocalizedText(ja: "お手本との差(RMS)", en: "Deviation from the exemplar (RMS)")
        case .exemplarWarped: LocalizedText(ja: "お手本との差(DTW)", en: "Deviation from the exemplar (DTW)")
        case .exemplarFrechet: LocalizedText(ja: "お手本との差(離散フレシェ)", en: "Deviation from the exemplar (discrete Fréchet)")
        case .exemplarHausdorff: LocalizedText(ja: "お手本との差(ハウスドルフ)", en: "Deviation from the exemplar (Hausdorff)")
        }
    }

    var definition: LocalizedText {
        switch self {
        case .elapsed: LocalizedText(ja: "最初のティックから最後のティックまで。", en: "From the first tick to the last.")
        case .waited:
            LocalizedText(ja: "乾燥などの待ち時間のうち早送りした分。", en: "Waiting that was fast-forwarded, beyond the run's own time.")
        case .path: LocalizedText(ja: "追跡中の針先の道のり。", en: "The way of the tip while it was tracked.")
        case .timeInTissue: LocalizedText(ja: "針先が皮膚の内側にあった時間。", en: "Time with the tip inside the skin.")
        case .pathInTissue: LocalizedText(ja: "針先が皮膚の内側で動いた道のり。", en: "The way of the tip inside the skin.")
        case .punctures: TechniqueMeasure.skinPunctures.definition
        case .peakForce: LocalizedText(ja: "モデルが手に返した力の最大値。", en: "The largest force of the model on the hand.")
        case .peakSpeed:
            LocalizedText(ja: "組織内で針に沿って進んだ速さの最大値。", en: "The largest speed inward along the needle, in tissue.")
        case .deepest: LocalizedText(ja: "針に沿った皮膚から針先までの最大の深さ。", en: "The greatest depth of the tip along the needle.")
        case .injectionDepth:
            LocalizedText(
                ja: "最初の注入が始まったときの、針に沿った深さ。", en: "Depth of the tip along the needle when the first injection began.")
        case .pastFascia: TechniqueMeasure.tipPastFascia.definition
        case .injectionTime:
            LocalizedText(
                ja: "組織内で内筒が動き始めてから流れ終わるまで。",
                en: "From the first movement of the plunger in tissue to the end of the flow.")
        case .drift: TechniqueMeasure.tipDrift.definition
        case .damage:
            LocalizedText(
                ja: "組織の中の針が軸と直角の方向に掃いた面積。",
                en: "The area that the part of the needle in tissue swept across its own axis.")
        case .lateral:
            LocalizedText(
                ja: "組織の中の針先と、刺入時の針の線との距離の標準偏差。",
                en: "Standard deviation of the tip's distance, in tissue, from the needle's line at puncture.")
        case .targets:
            LocalizedText(ja: "針先が目標の層に達した穿刺の回数。", en: "Punctures in which the tip reached the target layer.")
        case .logJerk:
            LocalizedText(
                ja: "刺入から止まるまでの針先の速さについて −ln(T³/v²·∫(d²v/dt²)²dt)。10 Hz 2次バターワース、100 Hz。0に近いほど滑らか。小さいほど良いとは限らない。",
                en:
                    "Of the tip's speed from puncture to standstill: −ln(T³/v²·∫(d²v/dt²)²dt); 10 Hz second-order Butterworth, 100 Hz. Nearer to 0 is smoother, which is not always better."
            )
        case .spectralArc:
            LocalizedText(
                ja: "同じ速さの10 Hzまでの振幅スペクトルの弧長。0に近いほど滑らか。",
                en: "Of the same speed: the arc length of its amplitude spectrum up to 10 Hz. Nearer to 0 is smoother.")
        case .rate:
            LocalizedText(ja: "組織に入った量を注入時間で割ったもの。", en: "What went into tissue over the injection time.")
        case .peakRate: LocalizedText(ja: "最大の流量。", en: "The largest flow.")
        case .leak:
            LocalizedText(ja: "皮膚の外に出た薬の量。", en: "What left the syringe outside the skin.")
        case .spent:
            LocalizedText(
                ja: "新しい針と薬に替える前に組織に入った量。ほかの量には含まない。",
                en: "What had gone into tissue before a new needle and dose were taken; no other volume contains it.")
        case .aspirations: TechniqueMeasure.aspirations.definition
        case .inSkin, .inFat, .inFascia, .inMuscle:
            LocalizedText(ja: "その層に針先があるときに入った量。", en: "What went in while the tip was in that layer.")
        case .exemplarRMS:
            LocalizedText(
                ja: "刺入の軌跡(入口から)を長さの等しい100点に分け、同じ番号の点の距離の二乗平均平方根。",
                en:
                    "The ways in, from the entry on, cut to 100 points at equal lengths: root mean square distance of the points with the same number."
            )
        case .exemplarWarped:
            LocalizedText(
                ja: "同じ点を、順序を守って対応させたときの最小の距離の和を点の数で割ったもの(動的時間伸縮)。",
                en:
                    "The least sum of distances over pairings of those points that never run backward, over their number."
            )
        case .exemplarFrechet:
            LocalizedText(ja: "同じ点の離散フレシェ距離。", en: "The discrete Fréchet distance of those points.")
        case .exemplarHausdorff:
            LocalizedText(ja: "同じ点のハウスドルフ距離。", en: "The Hausdorff distance of those points.")
        }
    }
}
