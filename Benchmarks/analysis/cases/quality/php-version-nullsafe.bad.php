<?php
$name = $user?->display_name;
