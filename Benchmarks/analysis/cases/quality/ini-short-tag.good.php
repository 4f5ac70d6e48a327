<?php
ini_set( 'highlight.comment', '#008000' );
