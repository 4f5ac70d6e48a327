<?php
echo 'Uploaded ' . esc_html( $_FILES['doc']['name'] );
