<?php

/**
 * Dumps the syntax trees of PHP files as nikic/php-parser builds them, in the form of `php-syntax tree`.
 *
 *   php tools/goldens/php_tree.php FILE                the S-expression
 *   php tools/goldens/php_tree.php --digest <LIST      for every file of the list: CRC-32 of that dump, size, path
 *   php tools/goldens/php_tree.php --snippets <FILE    for every snippet of the file (see Tests/PHPSyntaxTests): a line
 *
 * Run it with -d short_open_tag=0. Needs nikic/php-parser 4.15 or later (Debian: php-parser).
 */

declare(strict_types=1);

use PhpParser\Node;
use PhpParser\Node\Expr;
use PhpParser\Node\Name;
use PhpParser\Node\Scalar;
use PhpParser\Node\Stmt;

require_once getenv('PHP_PARSER_AUTOLOAD') ?: 'PhpParser/autoload.php';

final class Dump
{
    private const BUILT_IN = [
        'bool', 'int', 'float', 'string', 'iterable', 'void', 'object', 'null', 'false', 'true', 'mixed', 'never',
        'array', 'callable', 'static',
    ];

    /** @param list<Node\Stmt> $statements */
    public function file(array $statements): string
    {
        return '(file' . $this->statements($statements) . ')';
    }

    private function text(string $value): string
    {
        return ' "' . preg_replace_callback(
            '/[^\x20-\x7e]|["\\\\]/',
            static fn (array $match): string => sprintf('\\%02x', ord($match[0])),
            $value
        ) . '"';
    }

    /** @param array<Node\Stmt> $statements */
    private function statements(array $statements): string
    {
        $out = '';
        foreach ($statements as $statement) {
            if ($statement instanceof Stmt\Namespace_ && $statement->getAttribute('kind') === Stmt\Namespace_::KIND_SEMICOLON) {
                $out .= ' (namespace' . $this->optional($statement->name) . ' -)' . $this->statements($statement->stmts);
            } elseif (!$statement instanceof Stmt\Nop) {
                $out .= ' ' . $this->node($statement);
            }
        }
        return $out;
    }

    /** @param ?array<Node\Stmt> $statements */
    private function body(?array $statements): string
    {
        return $statements === null ? ' -' : ' (body' . $this->statements($statements) . ')';
    }

    private function optional(?Node $node): string
    {
        return $node === null ? ' -' : ' ' . $this->node($node);
    }

    /** @param array<?Node> $nodes */
    private function all(array $nodes): string
    {
        $out = '';
        foreach ($nodes as $node) {
            $out .= $node instanceof Stmt\Nop ? '' : $this->optional($node);
        }
        return $out;
    }

    private function id(Node\Identifier|string $name): string
    {
        return ' (id' . $this->text((string) $name) . ')';
    }

    private function name(string $name): string
    {
        $lower = strtolower($name);
        return '(name' . $this->text(in_array($lower, self::BUILT_IN, true) ? $lower : $name) . ')';
    }

    /** A member's name: an identifier or an expression. */
    private function memberName(Node $name): string
    {
        return $name instanceof Node\Identifier ? $this->id($name->name) : ' ' . $this->node($name);
    }

    private function attributes(Node $node): string
    {
        $groups = $node->attrGroups ?? [];
        return $groups === [] ? ' -' : ' (attrs' . $this->all($groups) . ')';
    }

    private function flags(int $flags): string
    {
        return $flags === 0 ? '' : " $flags";
    }

    private function type(?Node $type): string
    {
        return match (true) {
            $type === null => ' -',
            $type instanceof Node\Identifier => ' ' . $this->name($type->name),
            default => ' ' . $this->node($type),
        };
    }

    /** @param array<Node> $arguments */
    private function arguments(array $arguments): string
    {
        if (isset($arguments[0]) && $arguments[0] instanceof Node\VariadicPlaceholder) {
            return ' (args ...)';
        }
        return ' (args' . $this->all($arguments) . ')';
    }

    /** A pattern, as the target of an assignment or of foreach. */
    private function target(Node $node): string
    {
        if (!$node instanceof Expr\Array_ && !$node instanceof Expr\List_) {
            return $this->node($node);
        }
        $out = '(list';
        $items = $node->items;
        if ($node instanceof Expr\List_ && end($items) === null) {
            // PHP takes a comma at the end for nothing.
            array_pop($items);
        }
        foreach ($items as $item) {
            if ($item === null) {
                $out .= ' -';
                continue;
            }
            $out .= ' (item' . ($item->byRef ? ' &' : '') . ($item->unpack ? ' ...' : '') . $this->optional($item->key)
                . ' ' . $this->target($item->value) . ')';
        }
        return $out . ')';
    }

    /** @param array<Expr|Scalar> $parts */
    private function parts(array $parts): string
    {
        $out = '';
        foreach ($parts as $part) {
            $out .= $part instanceof Scalar\EncapsedStringPart ? $this->text($part->value) : ' ' . $this->node($part);
        }
        return $out;
    }

    /** @param array<Node> $parameters */
    private function parameters(array $parameters): string
    {
        return ' (params' . $this->all($parameters) . ')';
    }

    private function use(Stmt\Use_|Stmt\GroupUse $use): string
    {
        $out = $use instanceof Stmt\GroupUse ? ' ' . $this->node($use->prefix) : '';
        foreach ($use->uses as $item) {
            $out .= ' (useitem' . $this->useType($item->type ?: $use->type) . ' ' . $this->node($item->name)
                . ($item->alias === null ? ' -' : $this->id($item->alias)) . ')';
        }
        return ($use instanceof Stmt\GroupUse ? '(groupuse' : '(use') . $this->useType($use->type) . $out . ')';
    }

    private function useType(int $type): string
    {
        return [Stmt\Use_::TYPE_FUNCTION => ' function', Stmt\Use_::TYPE_CONSTANT => ' const'][$type] ?? '';
    }

    private function classLike(string $kind, Stmt\ClassLike $node, string $head): string
    {
        return "($kind" . $this->flags($node->flags ?? 0) . $this->attributes($node)
            . ($node->name === null ? ' -' : $this->id($node->name)) . $head
            . ' (members' . $this->all($node->stmts) . '))';
    }

    /** @param array<Name> $names */
    private function names(array $names): string
    {
        return $names === [] ? ' -' : ' (names' . $this->all($names) . ')';
    }

    private function number(int|float $value): string
    {
        return is_int($value) ? "(int $value)"
            : '(float ' . (ltrim(bin2hex(strrev(pack('d', $value))), '0') ?: '0') . ')';
    }

    public function node(Node $node): string
    {
        return $this->scalar($node) ?? $this->expression($node) ?? $this->statement($node)
            ?? throw new LogicException('unknown node ' . $node->getType());
    }

    private function scalar(Node $n): ?string
    {
        return match (true) {
            $n instanceof Name => $this->name($n->toCodeString()),
            $n instanceof Node\Identifier => '(id' . $this->text($n->name) . ')',
            $n instanceof Node\VarLikeIdentifier => '(id' . $this->text($n->name) . ')',
            $n instanceof Node\NullableType => '(nullable' . $this->type($n->type) . ')',
            $n instanceof Node\UnionType => '(union' . implode('', array_map($this->type(...), $n->types)) . ')',
            $n instanceof Node\IntersectionType =>
                '(intersection' . implode('', array_map($this->type(...), $n->types)) . ')',
            $n instanceof Scalar\LNumber, $n instanceof Scalar\DNumber => $this->number($n->value),
            $n instanceof Scalar\String_ => '(str' . $this->text($n->value) . ')',
            $n instanceof Scalar\Encapsed => '(interp' . $this->parts($n->parts) . ')',
            $n instanceof Scalar\MagicConst => '(magic ' . strtoupper($n->getName()) . ')',
            $n instanceof Expr\ShellExec => '(shell' . $this->parts($n->parts) . ')',
            $n instanceof Node\Arg => '(arg' . ($n->unpack ? ' ...' : '')
                . ($n->name === null ? ' -' : $this->id($n->name)) . ' ' . $this->node($n->value) . ')',
            $n instanceof Expr\ArrayItem => '(item' . ($n->byRef ? ' &' : '') . ($n->unpack ? ' ...' : '')
                . $this->optional($n->key) . ' ' . $this->node($n->value) . ')',
            $n instanceof Node\Param => '(param' . $this->flags($n->flags) . ($n->byRef ? ' &' : '')
                . ($n->variadic ? ' ...' : '') . $this->attributes($n) . $this->type($n->type)
                . ' ' . $this->node($n->var) . $this->optional($n->default) . ' -)',
            $n instanceof Node\AttributeGroup => '(group' . $this->all($n->attrs) . ')',
            $n instanceof Node\Attribute => '(attr ' . $this->node($n->name)
                . ($n->args === [] && $n->getEndFilePos() === $n->name->getEndFilePos() ? ' -' : $this->arguments($n->args))
                . ')',
            $n instanceof Node\Const_ => '(elem' . $this->id($n->name) . ' ' . $this->node($n->value) . ')',
            $n instanceof Stmt\DeclareDeclare => '(elem' . $this->id($n->key) . ' ' . $this->node($n->value) . ')',
            $n instanceof Node\MatchArm => '(arm' . ($n->conds === null ? ' -' : ' (exprs' . $this->all($n->conds) . ')')
                . ' ' . $this->node($n->body) . ')',
            $n instanceof Expr\ClosureUse => '(use' . ($n->byRef ? ' &' : '') . ' ' . $this->node($n->var) . ')',
            default => null,
        };
    }

    private function expression(Node $n): ?string
    {
        return match (true) {
            $n instanceof Expr\Variable =>
                is_string($n->name) ? '(var' . $this->text($n->name) . ')' : '(var ' . $this->node($n->name) . ')',
            $n instanceof Expr\ArrayDimFetch => '(index ' . $this->node($n->var) . $this->optional($n->dim) . ')',
            $n instanceof Expr\PropertyFetch => '(prop ' . $this->node($n->var) . $this->memberName($n->name) . ')',
            $n instanceof Expr\NullsafePropertyFetch => '(nprop ' . $this->node($n->var) . $this->memberName($n->name) . ')',
            $n instanceof Expr\StaticPropertyFetch => '(sprop ' . $this->node($n->class) . $this->memberName($n->name) . ')',
            $n instanceof Expr\ClassConstFetch => '(cconst ' . $this->node($n->class) . $this->memberName($n->name) . ')',
            $n instanceof Expr\ConstFetch => '(const ' . $this->node($n->name) . ')',
            $n instanceof Expr\FuncCall => '(call ' . $this->node($n->name) . $this->arguments($n->args) . ')',
            $n instanceof Expr\MethodCall =>
                '(mcall ' . $this->node($n->var) . $this->memberName($n->name) . $this->arguments($n->args) . ')',
            $n instanceof Expr\NullsafeMethodCall =>
                '(nmcall ' . $this->node($n->var) . $this->memberName($n->name) . $this->arguments($n->args) . ')',
            $n instanceof Expr\StaticCall =>
                '(scall ' . $this->node($n->class) . $this->memberName($n->name) . $this->arguments($n->args) . ')',
            $n instanceof Expr\New_ => '(new ' . $this->node($n->class) . $this->arguments($n->args) . ')',
            $n instanceof Expr\Array_ => '(array' . $this->all($n->items) . ')',
            $n instanceof Expr\List_ => $this->target($n),
            $n instanceof Expr\Assign => '(assign ' . $this->target($n->var) . ' ' . $this->node($n->expr) . ')',
            $n instanceof Expr\AssignRef => '(assignref ' . $this->node($n->var) . ' ' . $this->node($n->expr) . ')',
            $n instanceof Expr\AssignOp => '(assignop ' . $this->operator($n) . ' ' . $this->node($n->var) . ' '
                . $this->node($n->expr) . ')',
            $n instanceof Expr\BinaryOp => '(bin ' . $n->getOperatorSigil() . ' ' . $this->node($n->left) . ' '
                . $this->node($n->right) . ')',
            $n instanceof Expr\UnaryPlus => '(unary + ' . $this->node($n->expr) . ')',
            $n instanceof Expr\UnaryMinus => '(unary - ' . $this->node($n->expr) . ')',
            $n instanceof Expr\BooleanNot => '(unary ! ' . $this->node($n->expr) . ')',
            $n instanceof Expr\BitwiseNot => '(unary ~ ' . $this->node($n->expr) . ')',
            $n instanceof Expr\ErrorSuppress => '(silence ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Cast => '(cast ' . $this->castName($n) . ' ' . $this->node($n->expr) . ')',
            $n instanceof Expr\PreInc => '(pre ++ ' . $this->node($n->var) . ')',
            $n instanceof Expr\PreDec => '(pre -- ' . $this->node($n->var) . ')',
            $n instanceof Expr\PostInc => '(post ++ ' . $this->node($n->var) . ')',
            $n instanceof Expr\PostDec => '(post -- ' . $this->node($n->var) . ')',
            $n instanceof Expr\Instanceof_ => '(instanceof ' . $this->node($n->expr) . ' ' . $this->node($n->class) . ')',
            $n instanceof Expr\Ternary => '(ternary ' . $this->node($n->cond) . $this->optional($n->if) . ' '
                . $this->node($n->else) . ')',
            $n instanceof Expr\Clone_ => '(clone ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Print_ => '(print ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Include_ => '(include '
                . [1 => 'include', 'include_once', 'require', 'require_once'][[1 => 1, 2 => 2, 3 => 3, 4 => 4][$n->type]]
                . ' ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Eval_ => '(eval ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Exit_ => '(exit' . $this->optional($n->expr) . ')',
            $n instanceof Expr\Empty_ => '(empty ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Isset_ => '(isset' . $this->all($n->vars) . ')',
            $n instanceof Expr\Yield_ => '(yield' . $this->optional($n->key) . $this->optional($n->value) . ')',
            $n instanceof Expr\YieldFrom => '(yieldfrom ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Throw_ => '(throw ' . $this->node($n->expr) . ')',
            $n instanceof Expr\Match_ => '(match ' . $this->node($n->cond) . $this->all($n->arms) . ')',
            $n instanceof Expr\Closure => '(closure' . ($n->static ? ' 8' : '') . ($n->byRef ? ' &' : '')
                . $this->attributes($n) . $this->parameters($n->params)
                . ($n->uses === [] ? ' -' : ' (uses' . $this->all($n->uses) . ')')
                . $this->type($n->returnType) . $this->body($n->stmts) . ')',
            $n instanceof Expr\ArrowFunction => '(fn' . ($n->static ? ' 8' : '') . ($n->byRef ? ' &' : '')
                . $this->attributes($n) . $this->parameters($n->params) . $this->type($n->returnType)
                . ' ' . $this->node($n->expr) . ')',
            default => null,
        };
    }

    private function operator(Expr\AssignOp $node): string
    {
        return [
            'Plus' => '+=', 'Minus' => '-=', 'Mul' => '*=', 'Div' => '/=', 'Concat' => '.=', 'Mod' => '%=',
            'BitwiseAnd' => '&=', 'BitwiseOr' => '|=', 'BitwiseXor' => '^=', 'ShiftLeft' => '<<=',
            'ShiftRight' => '>>=', 'Pow' => '**=', 'Coalesce' => '??=',
        ][substr($node->getType(), strlen('Expr_AssignOp_'))];
    }

    private function castName(Expr\Cast $node): string
    {
        return [
            'Int' => 'int', 'Double' => 'float', 'String' => 'string', 'Array' => 'array', 'Object' => 'object',
            'Bool' => 'bool', 'Unset' => 'unset',
        ][substr($node->getType(), strlen('Expr_Cast_'))];
    }

    private function statement(Node $n): ?string
    {
        return match (true) {
            $n instanceof Stmt\Expression => '(expr ' . $this->node($n->expr) . ')',
            $n instanceof Stmt\Throw_ => '(expr (throw ' . $this->node($n->expr) . '))',
            $n instanceof Stmt\Echo_ => '(echo' . $this->all($n->exprs) . ')',
            $n instanceof Stmt\InlineHTML => '(html' . $this->text($n->value) . ')',
            $n instanceof Stmt\If_ => '(if ' . $this->node($n->cond) . $this->body($n->stmts) . $this->all($n->elseifs)
                . ($n->else === null ? '' : ' ' . $this->node($n->else)) . ')',
            $n instanceof Stmt\ElseIf_ => '(elseif ' . $this->node($n->cond) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Else_ => '(else' . $this->body($n->stmts) . ')',
            $n instanceof Stmt\While_ => '(while ' . $this->node($n->cond) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Do_ => '(do' . $this->body($n->stmts) . ' ' . $this->node($n->cond) . ')',
            $n instanceof Stmt\For_ => '(for (exprs' . $this->all($n->init) . ') (exprs' . $this->all($n->cond)
                . ') (exprs' . $this->all($n->loop) . ')' . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Foreach_ => '(foreach' . ($n->byRef ? ' &' : '') . ' ' . $this->node($n->expr)
                . $this->optional($n->keyVar) . ' ' . $this->target($n->valueVar) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Switch_ => '(switch ' . $this->node($n->cond) . $this->all($n->cases) . ')',
            $n instanceof Stmt\Case_ => '(case' . $this->optional($n->cond) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Break_ => '(break' . $this->optional($n->num) . ')',
            $n instanceof Stmt\Continue_ => '(continue' . $this->optional($n->num) . ')',
            $n instanceof Stmt\Return_ => '(return' . $this->optional($n->expr) . ')',
            $n instanceof Stmt\Global_ => '(global' . $this->all($n->vars) . ')',
            $n instanceof Stmt\Static_ => '(static' . $this->all($n->vars) . ')',
            $n instanceof Stmt\StaticVar => '(svar ' . $this->node($n->var) . $this->optional($n->default) . ')',
            $n instanceof Stmt\Unset_ => '(unset' . $this->all($n->vars) . ')',
            $n instanceof Stmt\Declare_ =>
                '(declare' . $this->all($n->declares) . ($n->stmts === null ? '' : $this->body($n->stmts)) . ')',
            $n instanceof Stmt\TryCatch => '(try' . $this->body($n->stmts) . $this->all($n->catches)
                . ($n->finally === null ? '' : ' ' . $this->node($n->finally)) . ')',
            $n instanceof Stmt\Catch_ =>
                '(catch (names' . $this->all($n->types) . ')' . $this->optional($n->var) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Finally_ => '(finally' . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Goto_ => '(goto' . $this->id($n->name) . ')',
            $n instanceof Stmt\Label => '(label' . $this->id($n->name) . ')',
            $n instanceof Stmt\HaltCompiler => '(halt)',
            $n instanceof Stmt\Namespace_ => '(namespace' . $this->optional($n->name) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Use_, $n instanceof Stmt\GroupUse => $this->use($n),
            $n instanceof Stmt\Const_ => '(constdecl -' . $this->all($n->consts) . ')',
            default => $this->declaration($n),
        };
    }

    private function declaration(Node $n): ?string
    {
        return match (true) {
            $n instanceof Stmt\Function_ => '(function' . ($n->byRef ? ' &' : '') . $this->attributes($n)
                . $this->id($n->name) . $this->parameters($n->params) . $this->type($n->returnType)
                . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Class_ => $this->classLike(
                $n->name === null ? 'anonclass' : 'class',
                $n,
                $this->optional($n->extends) . $this->names($n->implements)
            ),
            $n instanceof Stmt\Interface_ => $this->classLike('interface', $n, ' -' . $this->names($n->extends)),
            $n instanceof Stmt\Trait_ => $this->classLike('trait', $n, ' - -'),
            $n instanceof Stmt\Enum_ =>
                $this->classLike('enum', $n, $this->type($n->scalarType) . $this->names($n->implements)),
            $n instanceof Stmt\ClassMethod => '(method' . $this->flags($n->flags) . ($n->byRef ? ' &' : '')
                . $this->attributes($n) . $this->id($n->name) . $this->parameters($n->params)
                . $this->type($n->returnType) . $this->body($n->stmts) . ')',
            $n instanceof Stmt\Property => '(propdecl' . $this->flags($n->flags) . $this->attributes($n)
                . $this->type($n->type) . $this->all($n->props) . ')',
            $n instanceof Stmt\PropertyProperty =>
                '(propelem (var' . $this->text((string) $n->name) . ')' . $this->optional($n->default) . ' -)',
            $n instanceof Stmt\ClassConst => '(cconstdecl' . $this->flags($n->flags) . $this->attributes($n)
                . $this->type($n->type ?? null) . $this->all($n->consts) . ')',
            $n instanceof Stmt\EnumCase => '(ecase' . $this->attributes($n) . $this->id($n->name)
                . $this->optional($n->expr) . ')',
            $n instanceof Stmt\TraitUse =>
                '(traituse (names' . $this->all($n->traits) . ')' . $this->all($n->adaptations) . ')',
            $n instanceof Stmt\TraitUseAdaptation\Precedence => '(insteadof' . $this->optional($n->trait)
                . $this->id($n->method) . ' (names' . $this->all($n->insteadof) . '))',
            $n instanceof Stmt\TraitUseAdaptation\Alias => '(alias' . $this->flags($n->newModifier ?? 0)
                . $this->optional($n->trait) . $this->id($n->method)
                . ($n->newName === null ? ' -' : $this->id($n->newName)) . ')',
            default => null,
        };
    }
}

final class Trees
{
    private PhpParser\Parser $parser;

    public function __construct()
    {
        $lexer = new PhpParser\Lexer\Emulative([
            'usedAttributes' => ['startLine', 'endLine', 'startFilePos', 'endFilePos', 'comments'],
        ]);
        $this->parser = (new PhpParser\ParserFactory())->create(PhpParser\ParserFactory::ONLY_PHP7, $lexer);
    }

    public function of(string $source): string
    {
        try {
            return (new Dump())->file($this->parser->parse($source) ?? []) . "\n";
        } catch (PhpParser\Error $error) {
            return "error\n";
        }
    }
}

$trees = new Trees();
if (($argv[1] ?? '') === '--digest') {
    while (($path = fgets(STDIN)) !== false) {
        $path = rtrim($path, "\n");
        $dump = $trees->of((string) file_get_contents($path));
        printf("%08x %d %s\n", crc32($dump), strlen($dump), $path);
    }
} elseif (($argv[1] ?? '') === '--snippets') {
    foreach (explode("\n===\n", rtrim((string) stream_get_contents(STDIN), "\n")) as $snippet) {
        echo $trees->of($snippet);
    }
} elseif (isset($argv[1])) {
    echo $trees->of((string) file_get_contents($argv[1]));
} else {
    fwrite(STDERR, "usage: php_tree.php FILE | --digest <LIST | --snippets <FILE\n");
    exit(2);
}
