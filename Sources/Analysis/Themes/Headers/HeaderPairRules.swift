import AnalysisModel

/// The rules about what a header and a readme both say.
struct HeaderPairRules {
    let owner: Extension
    let readme: Readme
    let index: Int
    let reporter: Reporter

    func check() {
        checkVersion()
        for name in ["Requires at least", "Requires PHP", "Tested up to"] { checkRequirement(name) }
        checkLicense()
    }

    private func report(_ rule: String, _ field: HeaderFields.Field, _ values: [String: String]) {
        reporter.report(rule, index, field.valueRange, values)
    }

    private func checkVersion() {
        guard let tag = readme.fields["Stable tag"], let version = owner.header["Version"],
            !tag.value.isEmpty, !version.value.isEmpty, tag.value != version.value,
            tag.value.lowercased() != "trunk", Version(tag.value) != Version(version.value) || Version(tag.value) == nil
        else { return }
        report("readme.stable-tag", tag, ["tag": tag.value, "version": version.value, "kind": owner.kind.rawValue])
    }

    private func checkRequirement(_ name: String) {
        guard let field = readme.fields[name], let other = owner.header[name],
            let first = Version(field.value), let second = Version(other.value), first != second
        else { return }
        report("readme.header-mismatch", field, ["field": name, "readme": field.value, "header": other.value])
    }

    private func checkLicense() {
        guard let field = readme.fields["License"], let other = owner.header["License"],
            let first = License(field.value), let second = License(other.value), !first.agrees(with: second)
        else { return }
        report("readme.header-mismatch", field, ["field": "License", "readme": field.value, "header": other.value])
    }
}
