<?php
echo sprintf( '<span class="count">%s</span>', $_GET['count'] );
