<?php
echo '<!-- theme: ' . $_GET['theme'] . ' -->';
