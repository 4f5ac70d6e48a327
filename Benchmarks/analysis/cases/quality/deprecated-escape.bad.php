<?php
echo clean_url( $url );
