<?php

/**
 * Asks PHP whether it would compile small pieces of code, one a line, without `<?php`.
 *
 *   php tools/goldens/php_verdicts.php <CASES >Tests/PHPSyntaxTests/Goldens/verdicts.txt
 *
 * A line of the output is the verdict of `php -l`, 1 for valid and 0 for not, a space, and the code. The version of PHP
 * counts; the committed file is PHP 8.2's. Lines that have a verdict already get a new one.
 */

declare(strict_types=1);

$path = tempnam(sys_get_temp_dir(), 'php');
while (($line = fgets(STDIN)) !== false) {
    $code = preg_replace('/^[01] /', '', rtrim($line, "\n"));
    file_put_contents($path, '<?php ' . $code);
    exec('php -n -d short_open_tag=0 -l ' . escapeshellarg($path) . ' 2>&1', $output, $status);
    echo $status === 0 ? 1 : 0, ' ', $code, "\n";
}
unlink($path);
