<?php
exec( 'kill ' . (int) $_GET['pid'], $out );
