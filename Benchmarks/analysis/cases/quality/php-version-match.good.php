<?php
$label = 1 === $n ? 'one' : 'many';
