import ScaffoldCore

/// The packages of WordPress that a script of the editor uses, found in its code.
enum ScriptImports {
    /// A package: its object below `wp`, its handle, and what is taken of it.
    private static let packages: [(object: String, handle: String, names: [String])] = [
        ("blocks", "wp-blocks", ["createBlock", "registerBlockType"]),
        (
            "blockEditor", "wp-block-editor",
            [
                "InnerBlocks", "InspectorControls", "MediaUpload", "MediaUploadCheck", "PanelColorSettings",
                "PlainText",
                "RichText", "URLInput", "useBlockProps", "useInnerBlocksProps",
            ]
        ),
        (
            "components", "wp-components",
            [
                "BaseControl", "Button", "PanelBody", "RangeControl", "SelectControl", "TextControl",
                "TextareaControl", "ToggleControl",
            ]
        ),
        ("element", "wp-element", ["Fragment", "el"]),
        ("escapeHtml", "wp-escape-html", ["escapeHTML"]),
        ("i18n", "wp-i18n", ["__"]),
        ("richText", "wp-rich-text", ["create"]),
    ]

    struct Import {
        var object: String
        var handle: String
        var names: [String]
    }

    /// What the code uses, in the order of the packages' names.
    static func of(_ code: JS) -> [Import] {
        let used = words(code.text)
        return packages.compactMap { package in
            let names = package.names.filter(used.contains)
            return names.isEmpty ? nil : Import(object: package.object, handle: package.handle, names: names)
        }
    }

    /// The statements that take the names from `wp`.
    static func statements(_ imports: [Import]) -> [JS] {
        imports.map { item in
            let names = item.names.map { JS(verbatim: $0 == "el" ? "createElement: el" : $0) }
            let line: JS = "const { \(JS.joined(names, separator: ", ")) } = wp.\(JS(verbatim: item.object));"
            if line.text.count <= 76 { return line }
            return "const {\n    \(JS.joined(names, separator: ",\n")),\n} = wp.\(JS(verbatim: item.object));"
        }
    }

    /// The identifiers of the code, outside of strings and comments, members of objects left out.
    private static func words(_ code: String) -> Set<String> {
        var words: Set<String> = []
        let bytes = Array(code.utf8)
        var index = 0
        func isPart(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || byte == 0x5F || byte == 0x24
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x27 {
                index += 1
                while index < bytes.count, bytes[index] != 0x27 { index += bytes[index] == 0x5C ? 2 : 1 }
                index += 1
            } else if byte == 0x22 {
                // An attribute of JSX; other strings are in single quotes.
                index += 1
                while index < bytes.count, bytes[index] != 0x22 { index += 1 }
                index += 1
            } else if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2A {
                index += 2
                while index + 1 < bytes.count, !(bytes[index] == 0x2A && bytes[index + 1] == 0x2F) { index += 1 }
                index += 2
            } else if isPart(byte) {
                let start = index
                while index < bytes.count, isPart(bytes[index]) { index += 1 }
                if start == 0 || bytes[start - 1] != 0x2E {
                    words.insert(String(decoding: bytes[start..<index], as: UTF8.self))
                } else if start >= 3, bytes[start - 2] == 0x2E {
                    words.insert(String(decoding: bytes[start..<index], as: UTF8.self))
                }
            } else {
                index += 1
            }
        }
        return words
    }
}
