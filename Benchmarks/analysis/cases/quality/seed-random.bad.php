<?php
mt_srand( 7 );
