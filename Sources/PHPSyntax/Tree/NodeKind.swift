/// What a node is. Beside each kind stand its children in order; `?` marks one that may be absent, `…` any number.
///
/// Where a kind has a main token it is the one that tells nodes of the kind apart: the operator, name or literal.
package enum NodeKind: UInt8, CaseIterable, Sendable {
    /// Something was expected here and not found; covers no token, or those that were skipped.
    case missing

    // MARK: Names and types
    /// A name as written; main token: the name, or `static`, `array`, `callable`.
    case name
    /// A label that names a member, parameter or declaration; main token: the label.
    case identifier
    /// `?T`: type.
    case nullableType
    /// `A|B`: type…
    case unionType
    /// `A&B`: type…
    case intersectionType

    // MARK: Literals
    case integer, float
    /// A string without variables in one token; main token: it.
    case string
    /// `"…$a…"`: (stringPart or expression)…
    case interpolatedString
    /// Heredoc or nowdoc; main token: its start; (stringPart or expression)…
    case heredoc
    /// Text in an interpolated string, heredoc or shell command.
    case stringPart
    /// The index in `"$a[index]"`, when not a variable; main token: the name or number.
    case stringOffset
    /// Shell command in backticks: (stringPart or expression)…
    case shellCommand
    /// `__LINE__` and its like; main token: it.
    case magicConstant
    /// `[…]` or `array(…)`: (arrayElement or absent)…; flag `short`.
    case array
    /// A pattern, `list(…)` or `[…]`: (arrayElement or absent)…; flag `short`.
    case list
    /// key?, value; flags `byReference`, `variadic`.
    case arrayElement

    // MARK: Variables and members
    /// Main token: the variable, or its bare name in `"${name}"`.
    case variable
    /// `$$a`, `${…}`: expression.
    case variableVariable
    /// base, index?
    case index
    /// object, name (identifier or expression); flag `nullsafe`.
    case property
    /// class (name or expression), name (variable or variableVariable).
    case staticProperty
    /// class (name or expression), name (identifier or expression).
    case classConstant
    /// name.
    case constant

    // MARK: Calls
    /// callee (name or expression), argumentList.
    case call
    /// object, name (identifier or expression), argumentList; flag `nullsafe`.
    case methodCall
    /// class (name or expression), name (identifier or expression), argumentList.
    case staticCall
    /// class (name, anonymousClass or expression), argumentList?
    case new
    /// argument…; flag `firstClassCallable` for `(...)`.
    case argumentList
    /// name? (identifier), value; flag `variadic`.
    case argument

    // MARK: Operators
    /// `+ - ! ~`: operand; main token: the operator.
    case unary
    /// `@`: operand.
    case errorSuppress
    /// operand; main token: the cast.
    case cast
    /// `++$a`, `--$a`: operand; main token: the operator.
    case prefixUpdate
    /// `$a++`, `$a--`: operand; main token: the operator.
    case postfixUpdate
    /// left, right; main token: the operator.
    case binary
    /// expression, class (name or expression).
    case instanceof
    /// condition, then?, else.
    case ternary
    /// target, value.
    case assign
    /// target, source.
    case assignReference
    /// target, value; main token: the operator.
    case compoundAssign
    /// operand.
    case clone
    case print
    /// operand; main token: the keyword.
    case include
    case eval
    /// `exit`, `die`: argumentList?
    case exit
    case empty
    /// expression…
    case isset
    /// key?, value?
    case yield
    case yieldFrom
    case `throw`
    /// subject, matchArm…
    case match
    /// conditions? (expressionList), value.
    case matchArm
    /// expression…
    case expressionList

    // MARK: Functions
    /// attributes?, parameterList, useList?, return type?, body (block); flags `static`, `byReference`.
    case closure
    /// attributes?, parameterList, return type?, body (expression); flags `static`, `byReference`.
    case arrowFunction
    /// closureUse…
    case useList
    /// variable; flag `byReference`.
    case closureUse
    /// parameter…
    case parameterList
    /// attributes?, type?, variable, default?, hooks? (hookList); modifiers if promoted, `byReference`, `variadic`.
    case parameter
    /// attributeGroup…
    case attributeList
    /// attribute…
    case attributeGroup
    /// name, argumentList?
    case attribute

    // MARK: Statements
    /// statement…
    case file
    /// Statements in braces: statement…
    case block
    /// Statements without braces, in alternative syntax or a case: statement…
    case statementList
    case emptyStatement
    case inlineHTML
    /// expression…; flag `short` for `<?=`.
    case echo
    /// expression.
    case expressionStatement
    /// condition, body, elseIf…, else?; flag `alternative`.
    case ifStatement
    /// condition, body; flag `separated` for `else if`, which PHP nests, with the clauses that follow.
    case elseIf
    /// body.
    case elseClause
    /// condition, body.
    case whileStatement
    /// body, condition.
    case doWhile
    /// initialisers (expressionList), conditions (expressionList), steps (expressionList), body.
    case forStatement
    /// subject, key?, value, body; flag `byReference`.
    case foreach
    /// subject, case…
    case switchStatement
    /// expression? (absent: default), body (statementList).
    case caseClause
    /// depth? (expression).
    case breakStatement
    case continueStatement
    /// expression?
    case returnStatement
    /// variable…
    case global
    /// staticVariable…
    case staticDeclaration
    /// variable, initial value?
    case staticVariable
    /// expression…
    case unset
    /// constantElement…, body? (last child, absent for a declare that ends with a semicolon).
    case declare
    /// block, catch…, finally?
    case tryStatement
    /// types (nameList), variable?, block.
    case catchClause
    /// block.
    case finallyClause
    /// name…
    case nameList
    /// identifier.
    case goto
    case label
    case haltCompiler

    // MARK: Declarations
    /// name?, body? (block); without a body it lasts to the next.
    case namespace
    /// useItem…; main token: `use`; flags `function`, `constant`.
    case use
    /// prefix (name), useItem…; flags `function`, `constant`.
    case groupUse
    /// name, alias? (identifier); flags `function`, `constant`.
    case useItem
    /// attributes?, constantElement…
    case constDeclaration
    /// name (identifier), value.
    case constantElement
    /// attributes?, name, parameterList, return type?, body (block); flag `byReference`.
    case function
    /// attributes?, name, parent (name)?, interfaces (nameList)?, members (memberList); flags: modifiers.
    case classDeclaration
    /// attributes?, name, absent, parents (nameList)?, members.
    case interfaceDeclaration
    /// attributes?, name, absent, absent, members.
    case traitDeclaration
    /// attributes?, name, backing type?, interfaces (nameList)?, members.
    case enumDeclaration
    /// attributes?, absent, parent (name)?, interfaces (nameList)?, members.
    case anonymousClass
    /// (method, propertyDeclaration, classConstantDeclaration, enumCase, traitUse)…
    case memberList
    /// attributes?, name, parameterList, return type?, body? (block); flags: modifiers, `byReference`.
    case method
    /// attributes?, type?, propertyElement…; flags: modifiers.
    case propertyDeclaration
    /// variable, default?, hooks? (hookList).
    case propertyElement
    /// propertyHook…
    case hookList
    /// attributes?, name, parameterList?, body? (block or expression); flags: modifiers, `byReference`.
    case propertyHook
    /// attributes?, type?, constantElement…; flags: modifiers.
    case classConstantDeclaration
    /// attributes?, name, value?
    case enumCase
    /// names (nameList), (traitPrecedence, traitAlias)…
    case traitUse
    /// class (name), method (identifier), replaced (nameList).
    case traitPrecedence
    /// class (name)?, method (identifier), alias (identifier)?; flags: modifiers.
    case traitAlias
}
