package coop.kyodo.surplus.picture;

import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;

/// A co-op under one version of its articles.
public record Cooperative(String name, int articlesVersion, String profile, Articles articles) {

    public Profile rules() {
        return Profiles.of(profile);
    }
}
