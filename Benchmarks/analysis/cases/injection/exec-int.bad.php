<?php
exec( 'kill ' . $_GET['pid'], $out );
