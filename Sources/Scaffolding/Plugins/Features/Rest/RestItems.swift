import ScaffoldCore

/// What the routes do.
extension RestBase {
    // MARK: Reading

    var reading: PHP {
        """
        \(comment("Lists items.", returns: "\(response)|\(error)"))
        public function get_items( $request ) {
            $page     = (int) $request['page'];
            $per_page = (int) $request['per_page'];
            $args     = array(
                'post_type'           => $this->post_type,
                'post_status'         => $request['status'],
                'posts_per_page'      => $per_page,
                'paged'               => $page,
                'orderby'             => 'id' === $request['orderby'] ? 'ID' : $request['orderby'],
                'order'               => $request['order'],
                's'                   => (string) $request['search'],
                'perm'                => 'readable',
                'ignore_sticky_posts' => true,
            );
            $query    = new \(plugin.core("WP_Query"))( $args );
            $total    = (int) $query->found_posts;
            if ( 0 === $total && $page > 1 ) {
                // Behind the last page the query does not count.
                $count = new \(plugin.core("WP_Query"))( array( 'paged' => 1 ) + $args );
                $total = (int) $count->found_posts;
            }

            $pages = (int) ceil( $total / $per_page );
            if ( $page > 1 && $page > $pages ) {
                return \(failure("rest_invalid_page", "The page is behind the last one.", status: "400"));
            }

            $items = array();
            foreach ( $query->posts as $post ) {
                if ( $this->can_read( $post ) ) {
                    $items[] = $this->prepare_response_for_collection( $this->prepare_item_for_response( $post, $request ) );
                }
            }

            return $this->with_pages( rest_ensure_response( $items ), $request, $total, $pages );
        }

        \(PHP.comment(
            "Says in the headers of a response how many pages there are.", [("\(response)", "response", "The response."), ("\(request)", "request", "The request."), ("int", "total", "Number of all items."), ("int", "pages", "Number of pages.")], returns: "\(response)"))
        private function with_pages( $response, $request, $total, $pages ) {
            $page = (int) $request['page'];
            $base = add_query_arg(
                urlencode_deep( $request->get_query_params() ),
                rest_url( $this->namespace . '/' . $this->rest_base )
            );

            $response->header( 'X-WP-Total', (string) $total );
            $response->header( 'X-WP-TotalPages', (string) $pages );
            if ( $page > 1 ) {
                $response->link_header( 'prev', add_query_arg( 'page', $page - 1, $base ) );
            }
            if ( $page < $pages ) {
                $response->link_header( 'next', add_query_arg( 'page', $page + 1, $base ) );
            }

            return $response;
        }

        \(comment("Gives an item.", returns: "\(response)|\(error)"))
        public function get_item( $request ) {
            $post = $this->find( $request['id'] );

            return is_wp_error( $post ) ? $post : $this->prepare_item_for_response( $post, $request );
        }

        \(PHP.comment(
            "Finds a post of the type.", [("int", "id", "ID of the post.")], returns: "\(post)|\(error)"))
        private function find( $id ) {
            $post = (int) $id > 0 ? get_post( (int) $id ) : null;
            if ( null === $post || $this->post_type !== $post->post_type ) {
                return \(failure("rest_not_found", "There is no item with this ID.", status: "404"));
            }

            return $post;
        }
        """
    }

    // MARK: Writing

    var writing: PHP {
        """
        \(comment("Creates an item.", returns: "\(response)|\(error)"))
        public function create_item( $request ) {
            if ( ! empty( $request['id'] ) ) {
                return \(failure("rest_exists", "A new item has no ID yet.", status: "400"));
            }

            $data = $this->prepare_item_for_database( $request );
            $data = array_merge( array( 'post_status' => 'draft' ), $data );
            $id   = wp_insert_post( wp_slash( $data ), true );
            if ( is_wp_error( $id ) ) {
                $id->add_data( array( 'status' => 500 ) );
                return $id;
            }

            $saved = $this->save_details( $id, $request );
            if ( is_wp_error( $saved ) ) {
                return $saved;
            }

            $request->set_param( 'context', 'edit' );
            $response = $this->prepare_item_for_response( get_post( $id ), $request );
            $response->set_status( 201 );
            $response->header( 'Location', rest_url( $this->namespace . '/' . $this->rest_base . '/' . $id ) );

            return $response;
        }

        \(comment("Changes an item.", returns: "\(response)|\(error)"))
        public function update_item( $request ) {
            $post = $this->find( $request['id'] );
            if ( is_wp_error( $post ) ) {
                return $post;
            }

            $data       = $this->prepare_item_for_database( $request );
            $data['ID'] = $post->ID;
            $id         = wp_update_post( wp_slash( $data ), true );
            if ( is_wp_error( $id ) ) {
                $id->add_data( array( 'status' => 500 ) );
                return $id;
            }

            $saved = $this->save_details( $id, $request );
            if ( is_wp_error( $saved ) ) {
                return $saved;
            }

            $request->set_param( 'context', 'edit' );

            return $this->prepare_item_for_response( get_post( $id ), $request );
        }

        \(comment("Deletes an item, or moves it to the trash.", returns: "\(response)|\(error)"))
        public function delete_item( $request ) {
            $post = $this->find( $request['id'] );
            if ( is_wp_error( $post ) ) {
                return $post;
            }

            $request->set_param( 'context', 'edit' );
            if ( $request['force'] ) {
                $previous = $this->prepare_item_for_response( $post, $request );
                $deleted  = wp_delete_post( $post->ID, true );
                $response = rest_ensure_response(
                    array(
                        'deleted'  => true,
                        'previous' => $previous->get_data(),
                    )
                );
            } else {
                if ( 'trash' === $post->post_status ) {
                    return \(failure("rest_already_trashed", "The item is in the trash already.", status: "410"));
                }
                $deleted  = wp_trash_post( $post->ID );
                $response = $deleted ? $this->prepare_item_for_response( get_post( $post->ID ), $request ) : null;
            }
            if ( ! $deleted ) {
                return \(failure("rest_cannot_delete", "The item could not be deleted.", status: "500"));
            }

            return $response;
        }
        """
    }

    // MARK: Preparing

    var preparing: PHP {
        """
        \(PHP.comment(
            "Makes a post into an item of a response.", [("\(post)", "item", "The post."), ("\(request)", "request", "The request.")], returns: "\(response)"))
        public function prepare_item_for_response( $item, $request ) {
            $context  = ! empty( $request['context'] ) ? $request['context'] : 'view';
            $wanted   = $this->get_fields_for_response( $request );
            $is_shown = 'edit' === $context || ! post_password_required( $item );
            $data     = array();
            foreach ( $wanted as $name ) {
                $value = $this->get_value( $name, $item, $context, $is_shown );
                if ( null !== $value ) {
                    $data[ $name ] = $value;
                }
            }

            $data     = $this->add_additional_fields_to_object( $data, $request );
            $data     = $this->filter_response_by_context( $data, $context );
            $response = rest_ensure_response( $data );
            $self     = rest_url( $this->namespace . '/' . $this->rest_base . '/' . $item->ID );
            $response->add_links(
                array(
                    'self'       => array( 'href' => $self ),
                    'collection' => array( 'href' => rest_url( $this->namespace . '/' . $this->rest_base ) ),
                )
            );

            return $response;
        }

        \(PHP.comment(
            "Saves what a post has beside its own columns.",
            [("int", "id", "ID of the post."), ("\(request)", "request", "The request.")], returns: "true|\(error)"))
        protected function save_details( $id, $request ) {
            if ( isset( $request['featured_media'] ) ) {
                if ( 0 === $request['featured_media'] ) {
                    delete_post_thumbnail( $id );
                } else {
                    set_post_thumbnail( $id, $request['featured_media'] );
                }
            }
            foreach ( $this->get_meta_keys() as $property => $key ) {
                if ( isset( $request[ $property ] ) ) {
                    update_post_meta( $id, $key, wp_slash( $request[ $property ] ) );
                }
            }
            foreach ( $this->get_taxonomies() as $property => $taxonomy ) {
                if ( isset( $request[ $property ] ) ) {
                    $terms = wp_set_object_terms( $id, array_map( 'intval', $request[ $property ] ), $taxonomy );
                    if ( is_wp_error( $terms ) ) {
                        return $terms;
                    }
                }
            }

            return true;
        }

        /**
         * Keys of the meta data by the properties of an item.
         *
         * @return array
         */
        protected function get_meta_keys() {
            return array();
        }

        /**
         * Taxonomies by the properties of an item.
         *
         * @return array
         */
        protected function get_taxonomies() {
            return array();
        }

        \(PHP.comment(
            "One property of an item.",
            [
                ("string", "name", "Name of the property."), ("\(post)", "item", "The post."),
                ("string", "context", "Who it is for: view, edit or embed."),
                ("bool", "is_shown", "Whether a password does not hide the content."),
            ], returns: "mixed Null if there is no such property."))
        protected function get_value( $name, $item, $context, $is_shown ) {
            switch ( $name ) {
                case 'id':
                    return (int) $item->ID;
                case 'title':
                    return $item->post_title;
                case 'content':
                    return $is_shown ? $this->get_content( $item, $context ) : '';
                case 'excerpt':
                    return $is_shown ? $item->post_excerpt : '';
                case 'status':
                    return $item->post_status;
                case 'date':
                    return mysql_to_rfc3339( $item->post_date );
                case 'modified':
                    return mysql_to_rfc3339( $item->post_modified );
                case 'link':
                    return (string) get_permalink( $item );
                case 'parent':
                    return (int) $item->post_parent;
                case 'featured_media':
                    return (int) get_post_thumbnail_id( $item );
            }

            $taxonomies = $this->get_taxonomies();
            if ( isset( $taxonomies[ $name ] ) ) {
                $terms = wp_get_object_terms( $item->ID, $taxonomies[ $name ], array( 'fields' => 'ids' ) );
                return is_wp_error( $terms ) ? array() : $terms;
            }

            $keys = $this->get_meta_keys();
            if ( isset( $keys[ $name ] ) ) {
                $schema = $this->get_item_schema();
                return rest_sanitize_value_from_schema( get_post_meta( $item->ID, $keys[ $name ], true ), $schema['properties'][ $name ], $name );
            }

            return null;
        }

        \(PHP.comment(
            "The content of a post.",
            [("\(post)", "item", "The post."), ("string", "context", "Who it is for: view, edit or embed.")],
            returns: "string"))
        private function get_content( $item, $context ) {
            if ( 'edit' === $context ) {
                return $item->post_content;
            }

            return wp_kses_post( has_blocks( $item ) ? do_blocks( $item->post_content ) : wpautop( $item->post_content ) );
        }
        """
    }
}
