/// What a node is. Beside each kind stand its children in order; `?` marks one that may be absent, `…` any number.
///
/// Where a kind has a main token it is the one that tells nodes of the kind apart: the operator, name or literal.
package enum NodeKind: UInt8, CaseIterable, Sendable {
    /// Something was expected here and not found; covers no token, or those that were skipped.
    case missing

    // MARK: Names
    /// A use of a variable; main token: its name. In JSX: a component's name.
    case identifier
    /// A name that is declared here, or a parameter's.
    case bindingIdentifier
    /// A name that is no variable: of a member, property, label, import or export.
    case propertyName
    /// `#name`.
    case privateName

    // MARK: Literals
    case number, bigint, string, regex
    case nullLiteral
    /// Main token: `true` or `false`.
    case booleanLiteral
    /// (templateElement or expression)…, alternating, beginning and ending with an element.
    case template
    /// Text of a template; its token has the backticks and braces beside it.
    case templateElement
    /// tag, template; flag `optional` never.
    case taggedTemplate
    /// (expression, spread or absent)…
    case array
    /// (property, method or spread)…
    case object
    /// key, value; flags `computed`, `shorthand`. Also in patterns, where the value is one.
    case property
    /// key, functionExpression; flags `getter`, `setter`, `computed`, `static`.
    case method
    /// `...`: expression; in arrays, objects and arguments.
    case spread

    // MARK: Primary expressions
    case this
    case `super`
    /// `import.meta`, `new.target`; main token: `import` or `new`.
    case metaProperty
    /// name? (bindingIdentifier), parameterList, body (block); flags `async`, `generator`.
    case functionExpression
    /// parameterList, body (block or expression); flags `async`, `expressionBody`.
    case arrowFunction
    /// name? (bindingIdentifier), superclass?, classBody.
    case classExpression

    // MARK: Members and calls
    /// object, name (propertyName or privateName); flag `optional`.
    case member
    /// object, index; flag `optional`.
    case index
    /// callee, argumentList; flag `optional`.
    case call
    /// callee, argumentList?
    case new
    /// (expression or spread)…
    case argumentList
    /// `import(…)`: argumentList.
    case importCall

    // MARK: Operators
    /// operand; main token: `! ~ + - typeof void delete`.
    case unary
    /// operand; main token: `++` or `--`; flag `prefix`.
    case update
    /// left, right; main token: the operator, also `in`, `instanceof`, `&&`, `||`, `??`.
    case binary
    /// condition, then, else.
    case conditional
    /// target (pattern or expression), value; main token: the operator.
    case assign
    /// expression…
    case sequence
    /// operand?; flag `delegate` for `yield*`.
    case yield
    /// operand.
    case await

    // MARK: Patterns
    /// (pattern, defaultPattern, restElement or absent)…
    case arrayPattern
    /// (property or restElement)…
    case objectPattern
    /// target, default.
    case defaultPattern
    /// target.
    case restElement
    /// (pattern, defaultPattern or restElement)…
    case parameterList

    // MARK: Statements
    /// statement…
    case file
    /// Statements in braces: statement…
    case block
    case emptyStatement
    /// expression; flag `directive`.
    case expressionStatement
    /// declarator…; main token: `var`, `let` or `const`.
    case variableDeclaration
    /// target, initial value?
    case declarator
    /// condition, then, else?
    case ifStatement
    /// initialiser? (variableDeclaration or expression), condition?, step?, body.
    case forStatement
    /// target (variableDeclaration, pattern or expression), object, body.
    case forIn
    /// target, iterable, body; flag `async` for `for await`.
    case forOf
    /// condition, body.
    case whileStatement
    /// body, condition.
    case doWhile
    /// label? (propertyName).
    case continueStatement
    case breakStatement
    /// expression?
    case returnStatement
    /// object, body.
    case with
    /// subject, switchCase…
    case switchStatement
    /// test? (absent: default), statement…
    case switchCase
    /// label (propertyName), statement.
    case labeled
    /// expression.
    case throwStatement
    /// block, catchClause?, finally (block)?
    case tryStatement
    /// parameter? (pattern), block.
    case catchClause
    case debugger

    // MARK: Declarations
    /// name? (bindingIdentifier), parameterList, body (block); flags `async`, `generator`.
    case functionDeclaration
    /// name? (bindingIdentifier), superclass?, classBody.
    case classDeclaration
    /// (method, field or staticBlock)…
    case classBody
    /// key, value?; flags `computed`, `static`.
    case field
    /// statement…
    case staticBlock

    // MARK: Modules
    /// specifiers? (importList), source (string), attributes? (importAttributes).
    case importDeclaration
    /// (importDefault, importNamespace or importSpecifier)…
    case importList
    /// name (bindingIdentifier).
    case importDefault
    /// name (bindingIdentifier).
    case importNamespace
    /// imported name (propertyName or string), local name (bindingIdentifier).
    case importSpecifier
    /// property…
    case importAttributes
    /// `export const …`: declaration.
    case exportDeclaration
    /// declaration or expression.
    case exportDefault
    /// `export {…}`: exportSpecifier…, source? (string), attributes? (importAttributes).
    case exportNamed
    /// local (identifier, or propertyName or string with a source), exported (propertyName or string).
    case exportSpecifier
    /// `export *`: exported name? (propertyName or string), source (string), attributes?
    case exportAll

    // MARK: JSX
    /// name (jsxName, identifier, member, jsxNamespacedName), jsxAttributeList, child…, jsxClosing?; flag `selfClosing`.
    case jsxElement
    /// child…
    case jsxFragment
    /// (jsxAttribute or jsxSpread)…
    case jsxAttributeList
    /// name (jsxName or jsxNamespacedName), value? (string, jsxExpression, jsxElement, jsxFragment).
    case jsxAttribute
    /// `{...expression}`: expression.
    case jsxSpread
    /// `{expression}`: expression?
    case jsxExpression
    /// Text between tags.
    case jsxText
    /// The name of an HTML element or an attribute.
    case jsxName
    /// namespace (jsxName), name (jsxName).
    case jsxNamespacedName
    /// The closing tag: name.
    case jsxClosing
}

/// Marks of a node.
package struct NodeFlags: OptionSet, Sendable {
    package var rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let async = NodeFlags(rawValue: 1 << 0)
    package static let generator = NodeFlags(rawValue: 1 << 1)
    /// An arrow function without braces.
    package static let expressionBody = NodeFlags(rawValue: 1 << 2)
    package static let `static` = NodeFlags(rawValue: 1 << 3)
    package static let getter = NodeFlags(rawValue: 1 << 4)
    package static let setter = NodeFlags(rawValue: 1 << 5)
    /// The key stands in square brackets.
    package static let computed = NodeFlags(rawValue: 1 << 6)
    /// `{a}` for `{a: a}`.
    package static let shorthand = NodeFlags(rawValue: 1 << 7)
    /// `?.`.
    package static let optional = NodeFlags(rawValue: 1 << 8)
    /// `++a` instead of `a++`.
    package static let prefix = NodeFlags(rawValue: 1 << 9)
    /// `yield*`.
    package static let delegate = NodeFlags(rawValue: 1 << 10)
    /// A string at the beginning of a function or file.
    package static let directive = NodeFlags(rawValue: 1 << 11)
    /// `<a/>`.
    package static let selfClosing = NodeFlags(rawValue: 1 << 12)
    /// A comma follows the last element, which is spread.
    package static let trailingComma = NodeFlags(rawValue: 1 << 13)
    /// Code of which ECMAScript's strict mode holds; on functions, classes and the file.
    package static let strict = NodeFlags(rawValue: 1 << 14)
    /// The expression stands in parentheses, which its range leaves out.
    package static let parenthesised = NodeFlags(rawValue: 1 << 15)
}
