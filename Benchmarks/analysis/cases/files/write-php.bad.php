<?php
$settings = $_POST['settings'];
file_put_contents( __DIR__ . '/config.php', "<?php\n\$settings = '" . $settings . "';" );
