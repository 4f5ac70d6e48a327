<?php
query_posts( 'cat=3' );
