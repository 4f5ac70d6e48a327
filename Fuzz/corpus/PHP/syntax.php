<?php
namespace A { use B\{C, function d}; enum E: int { case X = 1; } }
function f(int|string ...$a): ?array { return match (true) { $a => [...$a], default => fn() => yield }; }
echo <<<X
  a {$b->c[1]} ${d}
  X;
if ($a): ?><p><?= $a ?></p><?php endif; #[At] abstract class K { public int $p { get => 1; } }
