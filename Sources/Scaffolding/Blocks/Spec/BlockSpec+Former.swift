import ScaffoldCore

extension BlockSpec {
    /// The block as it was: with the attributes' former names, rendered as it was then.
    func former(_ version: FormerVersion) -> BlockSpec {
        var spec = self
        if version.isDynamic {
            spec.features.insert(.serverSideRendering)
        } else {
            spec.features.remove(.serverSideRendering)
            spec.features.remove(.interactivity)
            spec.supports["interactivity"] = nil
        }
        for (former, now) in version.renamed {
            for index in spec.attributes.indices {
                if spec.attributes[index].name == now {
                    spec.attributes[index].name = former
                    spec.attributes[index].slug = Slug(words: AttributeWords.of(former.text))
                }
                if spec.attributes[index].owner == now { spec.attributes[index].owner = former }
                if spec.attributes[index].shows == now { spec.attributes[index].shows = former }
                if spec.attributes[index].shownBy == now { spec.attributes[index].shownBy = former }
            }
        }
        for index in spec.attributes.indices {
            let natural = AttributeReader.naturalSource(spec.attributes[index], in: spec.attributes)
            if version.isDynamic {
                spec.attributes[index].source = .comment
            } else if isDynamic {
                spec.attributes[index].source = natural
            }
        }
        return spec
    }
}
