<?php
$subject = $_POST['subject'];
mail( 'a@example.com', 'Re: ' . $subject, 'x', 'X-Source: ' . $_POST['source'] );
