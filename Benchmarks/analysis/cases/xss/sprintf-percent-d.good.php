<?php
echo sprintf( '<span class="count">%d</span>', $_GET['count'] );
