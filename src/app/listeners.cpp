/// Subscribing and telling.
#include "app/listeners.h"

#include <algorithm>
#include <utility>

namespace needlebook::app {

Listeners::~Listeners() {
    for (auto* subscription : subscriptions_)
        subscription->listeners_ = nullptr;
}

void Listeners::add(Subscription* subscription) { subscriptions_.push_back(subscription); }

void Listeners::replace(Subscription* old_place, Subscription* new_place) noexcept {
    std::ranges::replace(subscriptions_, old_place, new_place);
}

void Listeners::remove(Subscription* subscription) noexcept { std::erase(subscriptions_, subscription); }

void Listeners::tell(const Edit& edit) const {
    // A listener may end its own subscription or another's while it is being told.
    for (auto* subscription : std::vector{subscriptions_})
        if (std::ranges::find(subscriptions_, subscription) != subscriptions_.end()) {
            const auto listener = subscription->listener_;
            listener(edit);
        }
}

Subscription::Subscription(Listeners& listeners, Listener listener)
    : listeners_{&listeners}, listener_{std::move(listener)} {
    listeners_->add(this);
}

Subscription::Subscription(Subscription&& other) noexcept { take_over(other); }

Subscription& Subscription::operator=(Subscription&& other) noexcept {
    if (this != &other) {
        end();
        take_over(other);
    }
    return *this;
}

Subscription::~Subscription() { end(); }

void Subscription::take_over(Subscription& other) noexcept {
    listeners_ = std::exchange(other.listeners_, nullptr);
    listener_ = std::move(other.listener_);
    if (listeners_ != nullptr)
        listeners_->replace(&other, this);
}

void Subscription::end() noexcept {
    if (listeners_ != nullptr)
        listeners_->remove(this);
    listeners_ = nullptr;
}

}  // namespace needlebook::app
