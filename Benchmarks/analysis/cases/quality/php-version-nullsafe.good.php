<?php
$name = $user ? $user->display_name : '';
