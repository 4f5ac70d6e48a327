<?php
$shop_parents = get_category_parents( 3, separator: '/', deprecated: array( 1 ) );
