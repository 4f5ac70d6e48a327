<?php
echo apply_filters( 'the_content', get_the_content() );
