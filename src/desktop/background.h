/// Work that would hold the window up, on a thread of its own.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

class wxEvtHandler;

namespace needlebook::desktop {

/// One piece of work after the other. What a piece gives back runs on the window's thread, unless
/// the window has gone by then.
class Background {
public:
    using Then = std::function<void()>;
    using Work = std::packaged_task<Then()>;  ///< May hold what can't be copied, such as a key.

    explicit Background(wxEvtHandler& window);
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background();  ///< Waits until all of it is done.

    void run(Work work);

    /// Waits until all of it is done.
    void wait();

private:
    void loop();

    wxEvtHandler& window_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work> queue_;
    bool working_ = false;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace needlebook::desktop
