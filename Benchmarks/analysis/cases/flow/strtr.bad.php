<?php
echo strtr( '<p>:who</p>', array( ':who' => $_GET['who'] ) );
