import ScaffoldCore

/// The labels that WordPress knows for post types: https://developer.wordpress.org/reference/functions/get_post_type_labels/
struct PostTypeLabels {
    let type: PostType
    let domain: Slug

    /// In the order of WordPress's documentation.
    var elements: [(key: String, value: PHP)] {
        let noun = type.noun
        let (one, many) = (noun.singular, noun.plural)
        let (small, smallMany) = (noun.lowercased, noun.lowercasedPlural)
        var labels: [(String, String)] = [
            ("add_new", "Add New"), ("add_new_item", "Add New \(one)"), ("edit_item", "Edit \(one)"),
            ("new_item", "New \(one)"), ("view_item", "View \(one)"), ("view_items", "View \(many)"),
            ("search_items", "Search \(many)"), ("not_found", "No \(smallMany) found."),
            ("not_found_in_trash", "No \(smallMany) found in Trash."),
        ]
        if type.isHierarchical { labels.append(("parent_item_colon", "Parent \(one):")) }
        labels += [
            ("all_items", "All \(many)"), ("archives", "\(one) Archives"), ("attributes", "\(one) Attributes"),
            ("insert_into_item", "Insert into \(small)"), ("uploaded_to_this_item", "Uploaded to this \(small)"),
        ]
        if type.supports("thumbnail") {
            labels += [
                ("featured_image", "\(one) image"), ("set_featured_image", "Set \(small) image"),
                ("remove_featured_image", "Remove \(small) image"), ("use_featured_image", "Use as \(small) image"),
            ]
        }
        labels += [
            ("filter_items_list", "Filter \(smallMany) list"), ("filter_by_date", "Filter by date"),
            ("items_list_navigation", "\(many) list navigation"), ("items_list", "\(many) list"),
            ("item_published", "\(one) published."), ("item_published_privately", "\(one) published privately."),
            ("item_reverted_to_draft", "\(one) reverted to draft."), ("item_scheduled", "\(one) scheduled."),
            ("item_updated", "\(one) updated."), ("item_link", "\(one) Link"),
            ("item_link_description", "A link to \(noun.withArticle)."),
        ]
        return [
            ("name", translated("name", many, context: "post type general name")),
            ("singular_name", translated("singular_name", one, context: "post type singular name")),
            ("menu_name", translated("menu_name", many, context: "admin menu")),
            ("name_admin_bar", translated("name_admin_bar", one, context: "add new on admin bar", isRaw: true)),
        ]
            + labels.map { label in
                (label.0, translated(type.labels[label.0] ?? label.1, isRaw: label.0 == "all_items"))
            }
    }

    /// WordPress prints the labels of menus as they are.
    private func translated(_ value: String, isRaw: Bool) -> PHP {
        "\(translated: value, domain, function: isRaw ? .html : .plain)"
    }

    private func translated(_ key: String, _ value: String, context: String, isRaw: Bool = false) -> PHP {
        "\(translated: type.labels[key] ?? value, context: context, domain, isHTML: isRaw)"
    }
}

/// The labels that WordPress knows for taxonomies: https://developer.wordpress.org/reference/functions/get_taxonomy_labels/
struct TaxonomyLabels {
    let taxonomy: Taxonomy
    let domain: Slug

    var elements: [(key: String, value: PHP)] {
        let noun = taxonomy.noun
        let (one, many) = (noun.singular, noun.plural)
        let smallMany = noun.lowercasedPlural
        var labels: [(String, String)] = [("search_items", "Search \(many)")]
        if !taxonomy.isHierarchical { labels.append(("popular_items", "Popular \(many)")) }
        labels.append(("all_items", "All \(many)"))
        if taxonomy.isHierarchical {
            labels += [("parent_item", "Parent \(one)"), ("parent_item_colon", "Parent \(one):")]
        }
        labels += [
            ("edit_item", "Edit \(one)"), ("view_item", "View \(one)"), ("update_item", "Update \(one)"),
            ("add_new_item", "Add New \(one)"), ("new_item_name", "New \(one) Name"),
        ]
        if taxonomy.isHierarchical {
            labels.append(("filter_by_item", "Filter by \(noun.lowercased)"))
        } else {
            labels += [
                ("separate_items_with_commas", "Separate \(smallMany) with commas"),
                ("add_or_remove_items", "Add or remove \(smallMany)"),
                ("choose_from_most_used", "Choose from the most used \(smallMany)"),
            ]
        }
        labels += [
            ("not_found", "No \(smallMany) found."), ("no_terms", "No \(smallMany)"),
            ("items_list_navigation", "\(many) list navigation"), ("items_list", "\(many) list"),
            ("back_to_items", "Go to \(many)"), ("item_link", "\(one) Link"),
            ("item_link_description", "A link to \(noun.withArticle)."),
        ]
        return [
            ("name", translated("name", many, context: "taxonomy general name")),
            ("singular_name", translated("singular_name", one, context: "taxonomy singular name")),
            ("menu_name", translated("menu_name", many, context: "admin menu")),
        ]
            + labels.map { ($0.0, "\(translated: taxonomy.labels[$0.0] ?? $0.1, domain)") }
    }

    private func translated(_ key: String, _ value: String, context: String) -> PHP {
        "\(translated: taxonomy.labels[key] ?? value, context: context, domain)"
    }
}
